"""Every record kind there is, by name and by number."""

from __future__ import annotations

from types import MappingProxyType

from gridapp.models.activity import Activity, Participant
from gridapp.models.attachment import Attachment
from gridapp.models.bulletin import BulletinPart, SignedBulletin
from gridapp.models.callback import Callback
from gridapp.models.committee import Committee, Mediator
from gridapp.models.declare import Record, kind_of
from gridapp.models.dispute import Dispute, Party
from gridapp.models.docket import Docket, DocketStep
from gridapp.models.enterprise import Enterprise
from gridapp.models.erasure import Erasure
from gridapp.models.form_page import FormPage
from gridapp.models.help import HelpPlan, Measure, Pairing
from gridapp.models.household import Household, Resident, Spot
from gridapp.models.life_event import LifeEvent
from gridapp.models.look import Look
from gridapp.models.matter import Matter, Reporter, Step
from gridapp.models.mediation import Agreement, DisputeStep, Instalment, Session
from gridapp.models.notice import Notice
from gridapp.models.office import Closing, CodeRow, DutyNumber, Limit, WorkdayException
from gridapp.models.order import Order, OrderStep
from gridapp.models.place import Place
from gridapp.models.project import Progress, Project, ProjectHousehold
from gridapp.models.request import Request, SameAs
from gridapp.models.survey import Survey, SurveyAnswer, SurveyQuestion
from gridapp.models.task_force import Assignment, Duty, TaskForce
from gridapp.models.visit import Round, Visit
from gridapp.models.worker import CertificateRecord, Cut, Device, Release, Worker

RECORDS: tuple[type[Record], ...] = (
    Place,
    Worker,
    Device,
    CertificateRecord,
    Cut,
    Release,
    Household,
    Resident,
    Spot,
    Enterprise,
    LifeEvent,
    Visit,
    Round,
    Matter,
    Reporter,
    Step,
    Dispute,
    Party,
    Session,
    Agreement,
    Instalment,
    DisputeStep,
    FormPage,
    Committee,
    Mediator,
    HelpPlan,
    Pairing,
    Measure,
    Activity,
    Participant,
    Project,
    ProjectHousehold,
    Progress,
    TaskForce,
    Duty,
    Assignment,
    Order,
    OrderStep,
    Docket,
    DocketStep,
    Callback,
    SurveyAnswer,
    Survey,
    SurveyQuestion,
    Attachment,
    Notice,
    Request,
    SameAs,
    Erasure,
    WorkdayException,
    Limit,
    Closing,
    CodeRow,
    DutyNumber,
    Look,
    SignedBulletin,
    BulletinPart,
)

KINDS = MappingProxyType({kind_of(record).name: kind_of(record) for record in RECORDS})
BY_NUMBER = MappingProxyType({kind.number: kind for kind in KINDS.values()})

"""Every record kind there is, by name and by number."""

from __future__ import annotations

from types import MappingProxyType

from gridapp.models.declare import Record, kind_of
from gridapp.models.household import Household, Resident, Spot
from gridapp.models.matter import Matter, Reporter, Step
from gridapp.models.place import Place
from gridapp.models.visit import Visit
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
    Visit,
    Matter,
    Reporter,
    Step,
)

KINDS = MappingProxyType({kind_of(record).name: kind_of(record) for record in RECORDS})
BY_NUMBER = MappingProxyType({kind.number: kind for kind in KINDS.values()})

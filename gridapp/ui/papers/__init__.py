"""What can be printed: each paper made of the register alone, with the desk or without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gridapp.ui.paper import Paper, Wanted
from gridapp.ui.papers import (
    about_day,
    about_dispatch,
    about_dispute,
    about_doings,
    about_duty,
    about_force,
    about_help,
    about_household,
    about_matter,
    about_order,
    about_rounds,
    about_survey,
    access_log,
    bulletin,
    chains,
    circuits,
    dossier,
    letters,
    lists,
    logs,
    notebook,
    signing,
    slips,
)
from gridapp.ui.papers.reading import Reading

MAKERS: Mapping[str, Callable[[Reading, Wanted], Paper]] = MappingProxyType(
    {
        "households": lists.households,
        "matters": lists.matters,
        "day": lists.day,
        "log": about_day.log,
        "notebook": notebook.notebook,
        "household": about_household.household,
        "visit-card": about_household.visit_card,
        "privacy": letters.privacy,
        "life": about_household.life,
        "request": about_household.request,
        "matter": about_matter.matter,
        "slip": about_matter.slip,
        "docket": about_dispatch.docket,
        "rectify": about_duty.rectify,
        "reminder": about_duty.reminder,
        "callbacks": about_dispatch.callback_list,
        "orders": about_order.all_orders,
        "order": about_order.order,
        "forces": about_force.all_forces,
        "force": about_force.force,
        "disputes": about_dispute.disputes,
        "dispute": about_dispute.dispute,
        "dossier": dossier.dossier,
        "signing": signing.signing,
        "invitation": letters.invitation,
        "invitation-change": letters.change,
        "referral-answer": letters.referral,
        "circuit-letters": letters.of_sitting,
        "circuit": circuits.sheet,
        "circuit-notice": circuits.board,
        "help": about_help.plans,
        "help-plan": about_help.plan,
        "activities": about_doings.doings,
        "activity": about_doings.activity,
        "project": about_doings.project,
        "rounds": about_rounds.all_rounds,
        "round": about_rounds.one_round,
        "surveys": about_survey.all_surveys,
        "survey": about_survey.one_survey,
        "survey-form": about_survey.form,
        "ledger": lists.ledger,
        "bulletin": bulletin.bulletin,
        "files": logs.files,
        "entries": logs.entries,
        "pairs": logs.pairs,
        "access": access_log.access,
        "chains": chains.drawn,
        "code-slips": slips.code_rows,
    }
)
"""Code of a paper to what makes it. Raises UnknownRecord where its subject is not here."""


def make(reading: Reading, wanted: Wanted) -> Paper:
    """The paper that is wanted."""
    return MAKERS[wanted.code](reading, wanted)

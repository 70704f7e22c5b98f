"""What the dossier of a mediation must hold, and what is still missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridapp.models.attachment import Attachment
from gridapp.models.case_file import CaseFile, contents
from gridapp.models.dispute import Dispute, Party
from gridapp.models.mediation import Agreement, Instalment, Session
from gridapp.models.notice import Notice
from gridapp.models.visit import Visit

WHOLE = CaseFile(
    dispute=Dispute(id="d", title="晒坝用水", facts="两家为晒坝用水争执"),
    parties=[Party(id="p1", side="1", name="甲"), Party(id="p2", side="2", name="乙")],
    sessions=[Session(id="s1", manner="3", record="双方到场", rights_told="1")],
    agreements=[Agreement(id="a", form="1", terms="轮流使用")],
    instalments=[Instalment(id="i", what="修水管", performed_on="2026-11-20")],
    attachments=[Attachment(id="x", kind="6", subject="p1")],
    visits=[Visit(id="v", type="6")],
)


def missing(case: CaseFile) -> list[int]:
    return [item.number for item in contents(case) if item.missing]


def test_a_whole_dossier_lacks_nothing() -> None:
    assert missing(WHOLE) == []
    assert [item.number for item in contents(WHOLE)] == list(range(1, 14))


@pytest.mark.parametrize(
    ("without", "number"),
    [
        ({"parties": WHOLE.parties[:1]}, 1),
        ({"sessions": [replace(WHOLE.sessions[0], rights_told="0")]}, 2),
        ({"attachments": []}, 3),
        ({"sessions": [Session(id="s2", manner="6", record="问", rights_told="1")]}, 7),
        ({"agreements": []}, 8),
        ({"instalments": [Instalment(id="i", what="赔款")]}, 9),
        ({"visits": []}, 10),
    ],
)
def test_what_is_not_there_is_named(without: dict[str, object], number: int) -> None:
    assert number in missing(replace(WHOLE, **without))  # type: ignore[arg-type]  # fields by name


def test_a_letter_of_authority_is_wanted_only_where_somebody_stands_for_a_party() -> None:
    agent = replace(WHOLE, parties=[*WHOLE.parties, Party(id="p3", side="2", agent="丙")])
    letter = Attachment(id="y", kind="4", subject="p3")

    assert missing(agent) == [4]
    assert missing(replace(agent, attachments=[*agent.attachments, letter])) == []


def test_a_mediation_that_failed_needs_no_agreement_and_no_return_visit() -> None:
    failed = replace(WHOLE, agreements=[], instalments=[], visits=[], ended_without_agreement=True)

    assert missing(failed) == []


def test_a_notice_of_rights_that_was_handed_over_counts_as_told() -> None:
    silent = replace(WHOLE, sessions=[replace(WHOLE.sessions[0], rights_told=None)])

    assert missing(silent) == [2]
    assert missing(replace(silent, notices=[Notice(id="n", form="F03")])) == []

"""The case file of an appeal: what it holds, and that the log tells the same of it at any later time."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

import pytest

from application.appeal.case_file import FreezeCaseFile, case_content, folded
from domain.appeal.case_file import CaseContent
from domain.appeal.case_templates import CURRENT
from domain.appeal.hearing_record import CaseFile
from domain.appeal.hearing_refusals import ReportMissing
from domain.kernel.event import Event
from tests.support.city import City
from tests.support.heard import PROOF, constitute, filed, frozen, heard, ripe, ruled, seated


def files(city: City, appeal: UUID) -> Sequence[CaseFile]:
    state = folded(each.event for each in city.system.stream(appeal))
    recorded: Sequence[CaseFile] = state.hearing.files
    return recorded


def content(city: City, appeal: UUID, until: int) -> CaseContent:
    def events(stream: UUID) -> list[Event]:
        return [each.event for each in city.system.stream(stream, until)]

    return case_content(appeal, events, CURRENT)


@pytest.fixture
def heard_city(city: City) -> City:
    constitute(city)
    return city


def test_a_case_file_holds_the_score_the_rule_the_trail_and_what_was_said(heard_city: City) -> None:
    city = heard_city
    entry = city.confirm("7.5")
    appeal = filed(city, entry)
    ripe(city, appeal, (entry, "VARIED", "9.5"))
    frozen(city, appeal)
    (file,) = files(city, appeal)
    told = content(city, appeal, file.border)
    (item,) = told.items
    assert (told.filed.total, told.now.total) == (Decimal("7.50"), Decimal("7.50"))
    assert item.rule is not None
    assert item.rule.indicator is not None
    assert (item.rule.indicator.code, [each.period for each in item.rule.indicator.marks]) == (
        "A",
        ["2014Q1"],
    )
    assert [each.what.split(".")[1] for each in item.trail] == [
        "result-reported",
        "result-reviewed",
        "result-rechecked",
        "contest-opened",
    ]
    assert [each.total_after for each in item.trail] == [
        Decimal("0.00"),
        Decimal("0.00"),
        *[Decimal("7.50")] * 2,
    ]
    assert [(each.kind, each.party) for each in told.statements] == [
        ("ANSWER", "SCORER"),
        ("REPLY", "APPELLANT"),
        ("REPORT", "WORKING_GROUP"),
    ]
    assert told.statements[0].evidence == (PROOF,)
    assert {(each.seat, each.declared) for each in told.bench} == {
        ("CHAIR", True),
        ("MEMBER", True),
        ("INVESTIGATOR", True),
    }


def test_the_log_tells_the_same_of_a_case_file_after_everything_that_follows(heard_city: City) -> None:
    city = heard_city
    entry = city.confirm("7.5")
    appeal = filed(city, entry)
    ruled(city, appeal, (entry, "VARIED", "9.5"))
    city.confirm("8", period="2014Q2")
    (file,) = files(city, appeal)
    assert content(city, appeal, file.border).digest == file.digest
    assert content(city, appeal, city.system.reader.head().position).digest != file.digest


def test_a_case_file_is_not_frozen_before_the_report(heard_city: City) -> None:
    city = heard_city
    appeal = filed(city, city.confirm("7.5"))
    seated(city, appeal)
    heard(city, appeal)
    with pytest.raises(ReportMissing):
        city.run("officer", FreezeCaseFile(appeal=appeal))

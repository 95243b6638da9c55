"""Settlement by band through commands: raw measures, one ranking, a band's worth in each assessment (M16)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import opened_on
from application import parts
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.assessment.lifecycle import SealAssessment
from application.assessment.not_applicable import ApproveNotApplicable, MarkNotApplicable
from application.assessment.watch import ReportNil
from application.band_settlement import EnterBands, RecordRawMeasures, SettleBands
from application.processes.band_entering import band_entering
from application.replay import fold
from domain.appeal.state import ContestedItem, ItemRuling
from domain.assessment.refusals import AlreadySealed, SelfInterest
from domain.assessment.state import Entry, EntryStatus
from domain.assessment.workflow_refusals import SettledByBand
from domain.band_settlement.refusals import (
    CorrectionUnexplained,
    NothingToSettle,
    NotInPeerGroup,
    NotSettledByBand,
    RawMeasureMissing,
    RawMeasureTwice,
    SettlementSamePerson,
    SettlementStepWrong,
    SettlementUnknown,
)
from domain.band_settlement.settlement import BandSettlement
from domain.band_settlement.state import RawMeasure, SettlementState, SettlementStatus
from domain.catalogue import CODEC
from domain.period import Cycle
from domain.person import Role
from infra.clock import ScriptedClock
from infra.feed.processes import ProcessRunner
from tests.support import bench
from tests.support.city import GROUNDS, START, City, build
from tests.support.databases import Databases, FreshCell
from tests.support.methods import BANDS
from tests.support.plans import indicator

BUREAUS: Final = tuple(f"U{number:02}" for number in range(1, 12))
LOWEST: Final = BANDS.model_copy(update={"best": "LOWEST"})
PLAN: Final = (
    indicator("A", 60, Cycle.YEAR),
    indicator("BANDED", 40, Cycle.YEAR, method=BANDS, channels=("DESK",)),
    indicator("ARREARS", 40, Cycle.YEAR, method=LOWEST, channels=("DESK",)),
    indicator("OWN", 40, Cycle.YEAR, method=BANDS),
)
ENTRY: Final = "entry:BANDED/2014/DESK"
RAW: Final = ("99", "98", "97", "96", "95", "94", "93", "92", "91", "90", "89")
"""Of eleven bureaus, the first one's the highest."""


@pytest.fixture
def eleven(fresh_cell: FreshCell) -> Iterator[City]:
    """Eleven bureaus and their assessments."""
    with opened_on(fresh_cell("scripted"), ScriptedClock(START)) as system:
        yield build(system, BUREAUS, PLAN)


@pytest.fixture(scope="module")
def three(_all_databases: Databases) -> Iterator[City]:
    """Three bureaus that nothing is settled for."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system, BUREAUS[:3], PLAN)


def recording(city: City, *measures: tuple[str, str], **changed: object) -> RecordRawMeasures:
    given: dict[str, object] = {
        "plan": city.plan,
        "indicator": "BANDED",
        "period": "2014",
        "peer_group": "GRASSROOTS",
        "measures": tuple(
            RawMeasure(subject=subject, value=Decimal(value), source=None, evidence=())
            for subject, value in measures
        ),
        "reason": None,
    }
    return RecordRawMeasures.of(**given | changed)


def settling(city: City, **changed: object) -> SettleBands:
    given = {"plan": city.plan, "indicator": "BANDED", "period": "2014", "peer_group": "GRASSROOTS"}
    return SettleBands.of(**given | changed)


def measured(city: City, values: Sequence[str] = RAW, **changed: object) -> None:
    city.run("assessor", recording(city, *zip(BUREAUS, values, strict=True), **changed))


def entry(city: City, unit: str, ref: str = ENTRY) -> Entry:
    item = city.state(unit).item(ref)
    assert isinstance(item, Entry)
    return item


def worth(city: City, ref: str = ENTRY) -> list[str]:
    return [f"{entry(city, unit, ref).points:f}".rstrip("0").rstrip(".") for unit in BUREAUS]


def settlement_of(city: City) -> SettlementState:
    stream = BandSettlement.id_of(city.plan, "BANDED", "2014", "GRASSROOTS")
    state: SettlementState = fold(city.system.stream(stream))
    return state


def test_m16_three_keep_all_five_lose_a_twentieth_three_a_tenth(eleven: City) -> None:
    measured(eleven)
    eleven.run("officer", settling(eleven))
    assert worth(eleven) == ["40"] * 3 + ["38"] * 5 + ["36"] * 3


def test_decided_5_a_tie_on_the_edge_of_a_band_takes_the_better_band(eleven: City) -> None:
    measured(eleven, ("99", "98", "97", "97", *RAW[4:]))
    eleven.run("officer", settling(eleven))
    assert worth(eleven)[:5] == ["40", "40", "40", "40", "38"]


def test_the_lowest_measure_ranks_first_where_the_plan_says_so(eleven: City) -> None:
    measured(eleven, indicator="ARREARS")
    eleven.run("officer", settling(eleven, indicator="ARREARS"))
    assert worth(eleven, "entry:ARREARS/2014/DESK") == ["36"] * 3 + ["38"] * 5 + ["40"] * 3


def test_a_settled_band_is_an_event_of_the_assessment_with_the_settlement_as_its_cause(eleven: City) -> None:
    measured(eleven)
    settled = UUID(eleven.made("officer", settling(eleven)))
    ranked = list(eleven.system.stream(settled))[-1]
    reached = [list(eleven.system.stream(eleven.assessments[unit]))[-1] for unit in BUREAUS]
    assert {each.event.envelope.causation_id for each in reached} == {ranked.event.envelope.event_id}
    assert {each.commit_position for each in reached} == {ranked.commit_position}
    assert {each.event.TOPIC for each in reached} == {"assessment.band-settled.v1"}


def test_what_is_settled_counts_at_once_and_says_who_measured_and_who_settled(eleven: City) -> None:
    measured(eleven)
    eleven.run("officer", settling(eleven))
    found = entry(eleven, "U04")
    assert found.status is EntryStatus.RECHECKED
    assert (found.reviewed_by, found.rechecked_by) == (eleven.people["assessor"], eleven.people["officer"])
    assert eleven.breakdown("U04").total == 38


def test_totals_are_never_ranked_for_a_band(eleven: City) -> None:
    eleven.confirm("60", "U11", "A", "2014")
    measured(eleven)
    eleven.run("officer", settling(eleven))
    assert entry(eleven, "U11").points == 36


def test_a_correction_moves_those_whose_rank_it_moves_and_nobody_else(eleven: City) -> None:
    measured(eleven)
    eleven.run("officer", settling(eleven))
    eleven.run("assessor", recording(eleven, ("U04", "97.5"), reason="国库对账后更正"))
    assert entry(eleven, "U04").points == 38
    eleven.run("officer", settling(eleven))
    assert worth(eleven)[2:5] == ["38", "40", "38"]
    touched = [
        unit
        for unit in BUREAUS
        if sum(
            each.event.TOPIC == "assessment.band-settled.v1"
            for each in eleven.system.stream(eleven.assessments[unit])
        )
        == 2
    ]
    assert touched == ["U03", "U04"]


def test_what_a_ruling_says_of_an_entry_stays_when_bands_are_settled_anew(eleven: City) -> None:
    measured(eleven)
    eleven.run("officer", settling(eleven))
    contested = ContestedItem(item=ENTRY, ground="DATA_WRONG", statement="数据有误", remedy="更正")
    filed = FileAppeal(assessment=eleven.assessments["U04"], statement="", items=(contested,))
    appeal = UUID(eleven.made("head of U04", filed))
    eleven.run("officer", AcceptAppeal(appeal=appeal))
    ruling = ItemRuling(item=ENTRY, outcome="VARIED", points=Decimal(39), reason="按实际完成情况")
    bench.rule(eleven, appeal, ruling)
    eleven.run("assessor", recording(eleven, ("U04", "97.5"), reason="国库对账后更正"))
    eleven.run("officer", settling(eleven))
    assert eleven.breakdown("U04").total == 39
    assert entry(eleven, "U03").points == 38


def test_what_does_not_apply_is_not_ranked(eleven: City) -> None:
    marked = MarkNotApplicable(
        assessment=eleven.assessments["U11"], indicator="BANDED", period="2014", grounds=GROUNDS
    )
    item = eleven.made("officer", marked)
    eleven.run("second_officer", ApproveNotApplicable(assessment=eleven.assessments["U11"], item=item))
    eleven.run("assessor", recording(eleven, *zip(BUREAUS[:10], RAW[:10], strict=True)))
    eleven.run("officer", settling(eleven))
    assert [line.subject for line in settlement_of(eleven).lines] == [*BUREAUS[:10]]
    with pytest.raises(NotInPeerGroup):
        eleven.run("assessor", recording(eleven, ("U11", "1"), reason="补录"))


def test_a_sealed_assessment_takes_no_band_and_then_nobody_does(eleven: City) -> None:
    measured(eleven)
    eleven.run("officer", SealAssessment(assessment=eleven.assessments["U02"]))
    with pytest.raises(AlreadySealed):
        eleven.run("officer", settling(eleven))
    assert eleven.state("U01").item(ENTRY) is None


def test_beyond_one_commit_the_process_reaches_them_part_by_part(
    eleven: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "AT_ONCE", 4)
    measured(eleven)
    eleven.run("officer", settling(eleven))
    assert settlement_of(eleven).status is SettlementStatus.ENTERING
    with pytest.raises(SettlementStepWrong):
        measured(eleven, reason="更正")
    out_of_turn = EnterBands(
        plan=eleven.plan, indicator="BANDED", period="2014", peer_group="GRASSROOTS", part=1
    )
    with pytest.raises(SettlementStepWrong):
        eleven.run("system:band-entering", out_of_turn)
    system = eleven.system
    runner = ProcessRunner(system.database, system.reader, CODEC, [band_entering(system.dispatcher)])
    runner.catch_up()
    assert settlement_of(eleven).status is SettlementStatus.SETTLED
    assert worth(eleven) == ["40"] * 3 + ["38"] * 5 + ["36"] * 3


def test_nobody_reports_a_rank_or_a_nil_of_their_own(three: City) -> None:
    with pytest.raises(SettledByBand):
        three.run("assessor", three.reporting("1", "U01", "BANDED", "2014", channel="DESK"))
    nil = ReportNil(assessment=three.assessments["U01"], indicator="OWN", period="2014", reason="没有业务")
    with pytest.raises(SettledByBand):
        three.run("reporter of U01", nil)


def test_a_rank_is_among_all_so_all_are_measured(three: City) -> None:
    with pytest.raises(SettlementUnknown):
        three.run("officer", settling(three, indicator="ARREARS"))
    three.run("assessor", recording(three, ("U01", "1"), ("U02", "2")))
    with pytest.raises(RawMeasureMissing) as refused:
        three.run("officer", settling(three))
    assert "U03" in refused.value.message("zh")


def test_who_measured_does_not_settle(three: City) -> None:
    three.run("officer", recording(three, ("U01", "1"), ("U02", "2"), ("U03", "3")))
    with pytest.raises(SettlementSamePerson):
        three.run("officer", settling(three))


def test_nobody_measures_their_own_unit(three: City) -> None:
    three.hire("insider", "U01", Role.PERFORMANCE_OFFICE)
    with pytest.raises(SelfInterest):
        three.run("insider", recording(three, ("U01", "1")))


def test_each_subject_of_the_group_is_measured_once(three: City) -> None:
    with pytest.raises(RawMeasureTwice):
        three.run("assessor", recording(three, ("U01", "1"), ("U01", "2")))
    with pytest.raises(NotInPeerGroup):
        three.run("assessor", recording(three, ("D1", "1")))
    with pytest.raises(NotSettledByBand):
        three.run("assessor", recording(three, ("U01", "1"), indicator="A"))


def test_what_was_settled_is_corrected_with_a_reason_and_settled_anew_when_a_rank_moved(
    three: City,
) -> None:
    measures = (("U01", "3"), ("U02", "2"), ("U03", "1"))
    three.run("assessor", recording(three, *measures))
    three.run("officer", settling(three))
    with pytest.raises(NothingToSettle):
        three.run("officer", settling(three))
    with pytest.raises(CorrectionUnexplained):
        three.run("assessor", recording(three, ("U01", "4")))

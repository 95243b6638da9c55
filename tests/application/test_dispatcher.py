"""Commands are decided once, recorded once, and decided again when others were faster."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from api.bootstrap import System, opened_on
from application.assessment.entries import ReportResult, ReviewResult
from application.command import Caller, Command
from application.person import GrantRole, RevokeRole
from application.refusals import ClockOutOfOrder, IdempotencyKeyReused, InputMalformed, RoleMissing
from domain.assessment.refusals import EntryNotReported, PointsOutOfRange, StaleEntry
from domain.kernel.refusal import Refusals
from domain.person import Role
from infra.clock import ScriptedClock
from infra.postgres.database import Database
from tests.support.city import NEW_YEAR, OFFICE, City, establishing


def test_a_repeat_under_the_same_key_gets_the_first_outcome(city: City) -> None:
    command = city.reporting("9.5")
    first = city.run("reporter of U01", command, key="k1")
    head = city.system.reader.head().position
    again = city.run("reporter of U01", command, key="k1")
    assert again == first
    assert city.system.reader.head().position == head


def test_a_repeat_that_the_rules_would_refuse_by_now_still_gets_the_first_outcome(city: City) -> None:
    entry = city.report("9.5")
    review = ReviewResult(
        assessment=city.assessments["U01"], entry=entry, revision=None, expected_version=None
    )
    first = city.run("assessor", review, key="k1")
    assert city.run("assessor", review, key="k1") == first
    with pytest.raises(EntryNotReported):
        city.run("assessor", review)


def test_a_key_used_with_other_input_is_refused(city: City) -> None:
    city.run("reporter of U01", city.reporting("9.5"), key="k1")
    with pytest.raises(IdempotencyKeyReused):
        city.run("reporter of U01", city.reporting("9.6"), key="k1")
    with pytest.raises(IdempotencyKeyReused):
        city.run("reporter of U01", city.reporting("11"), key="k1")


def test_the_same_key_of_another_person_is_another_key(city: City) -> None:
    first = city.run("reporter of U01", city.reporting("9.5"), key="k1")
    second = city.run("reporter of U02", city.reporting("9.5", "U02"), key="k1")
    assert second.position > first.position


def test_a_refused_command_leaves_nothing(city: City) -> None:
    head = city.system.reader.head()
    with pytest.raises(PointsOutOfRange):
        city.run("reporter of U01", city.reporting("10.01"), key="k1")
    assert city.system.reader.head() == head
    assert city.run("reporter of U01", city.reporting("10"), key="k1").position == head.position + 1


def test_a_command_decided_on_an_old_state_is_decided_again(city: City, database: Database) -> None:
    with opened_on(database, city.system.clock) as elsewhere:
        stale = City(elsewhere, city.people, city.plan, city.assessments)
        stale.report("9.0", indicator="B")
        entry = city.report("9.5")
        review = ReviewResult(
            assessment=city.assessments["U01"], entry=entry, revision=None, expected_version=None
        )
        position = stale.run("assessor", review).position
    assert position == city.system.reader.head().position
    assert city.state().item(entry) is not None
    assert city.state().records.keys() == {"A", "B"}


def test_a_role_revoked_elsewhere_counts_at_once(city: City, database: Database) -> None:
    city.report("9.0")
    with opened_on(database, city.system.clock) as elsewhere:
        other = City(elsewhere, city.people, city.plan, city.assessments)
        reporter = UUID(city.people["reporter of U01"])
        revoke = RevokeRole(person=reporter, role=Role.REPORTER, office=OFFICE, until=date(2014, 1, 6))
        other.run("administrator", revoke)
    with pytest.raises(RoleMissing):
        city.report("9.5", period="2014Q2")


def test_many_at_once_lose_nothing(city: City) -> None:
    cells = [(unit, name, f"2014Q{q}") for unit in city.assessments for name in "AB" for q in range(1, 5)]
    with ThreadPoolExecutor(12) as pool:
        done = list(pool.map(lambda each: city.report("9.25", *each), cells))
    assert len(set(done)) == 8
    for unit in city.assessments:
        entries = [ref for record in city.state(unit).records.values() for ref in record.entries]
        assert len(entries) == 8


def test_a_stale_entry_is_told_apart_from_a_busy_stream(city: City) -> None:
    entry = city.report("9.5")
    seen = city.state().records["A"].entries[entry].version
    city.report("8.0", indicator="B")
    city.report("9.6", expected_version=seen)
    with pytest.raises(StaleEntry):
        city.report("9.7", expected_version=seen)


def test_all_malformed_fields_are_named_together() -> None:
    with pytest.raises(Refusals) as refused:
        GrantRole.of(person="nobody", role=Role.REPORTER, office=1, since="soon")
    assert all(isinstance(each, InputMalformed) for each in refused.value.refusals)
    assert {each.field for each in refused.value.refusals} == {"person", "office", "since"}


def test_a_text_that_no_read_model_could_hold_is_refused() -> None:
    with pytest.raises(Refusals, match="NUL"):
        establishing("HHHT", "市局\0", "CITY")


@pytest.mark.parametrize("points", [9.5, 9, "8.25"])
def test_points_are_decimals_and_nothing_else(city: City, points: object) -> None:
    with pytest.raises(Refusals):
        ReportResult.of(**dict(city.reporting("9.5")) | {"points": points})


def test_a_scripted_log_does_not_go_back_in_time(city: City, clock: ScriptedClock) -> None:
    clock.set(clock.now() + timedelta(days=1))
    city.report("9.5")
    clock.set(clock.now() - timedelta(hours=1))
    with pytest.raises(ClockOutOfOrder):
        city.report("9.5", period="2014Q2")


def test_every_command_has_a_handler_and_a_name_of_its_own(city: City) -> None:
    shipped = [kind for kind in _all_commands(Command) if kind.__module__.startswith("application.")]
    kinds = [kind for kind in shipped if not kind.__subclasses__()]
    handlers = city.system.dispatcher._handlers
    assert set(handlers) == set(kinds)
    assert len({kind.NAME for kind in kinds}) == len(kinds)


def test_a_caller_unknown_to_the_log_is_refused(system: System, city: City) -> None:
    stranger = Caller(person=str(uuid4()), channel="API", correlation_id=uuid4())
    with pytest.raises(Exception, match="PERSON_UNKNOWN"):
        system.dispatcher.execute(city.reporting("9"), stranger)


def test_a_role_counts_from_its_first_day(city: City) -> None:
    newcomer = city.hire("newcomer", "U01")
    role = GrantRole(person=UUID(newcomer), role=Role.REPORTER, office=OFFICE, since=date(2014, 2, 1))
    city.run("administrator", role)
    with pytest.raises(RoleMissing):
        city.run("newcomer", city.reporting("9"))
    assert role.since > NEW_YEAR


def _all_commands(kind: type[Command]) -> list[type[Command]]:
    return [each for child in kind.__subclasses__() for each in (child, *_all_commands(child))]

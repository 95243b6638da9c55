"""Audit bundles of the year: the verifier finds every score, rank, grade and board again."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from api.bootstrap import System, opened_on, sealer
from api.cli.demo.loader import load
from api.cli.demo.script import script
from api.cli.demo.year import Scenario, Year
from application.bundle.scope import Asked, Kind, Subject
from domain.assessment.lifecycle import AssessmentOpened
from domain.assessment.refusals import AssessmentUnknown
from domain.result.events import ResultCompiled
from tests.support.bundles import Auditor, Files, bundle, kept_in, said, unpacked
from tests.support.databases import Databases

KINDS: dict[Kind, str] = {"assessment": AssessmentOpened.TOPIC, "result": ResultCompiled.TOPIC}


def subjects(system: System) -> list[tuple[str, Subject]]:
    """Of each peer group one assessment and its result, if it has one, by the group's name."""
    found: dict[tuple[Kind, str], Subject] = {}
    for kind, topic in KINDS.items():
        for recorded in system.of([topic]):
            group = getattr(recorded.event, "peer_group", "")
            found.setdefault((kind, group), Subject(kind, recorded.event.originator_id))
    return [(group, subject) for (_, group), subject in found.items()]


def of_group(system: System, group: str, kind: Kind = "assessment") -> Subject:
    return next(each for name, each in subjects(system) if (name, each.kind) == (group, kind))


def files_of(system: System, group: str, kind: Kind = "assessment", **more: Any) -> Files:
    return unpacked(bundle(system, Asked(of_group(system, group, kind), **more)))


@pytest.fixture(scope="module")
def grassroots(sealed: System) -> Files:
    """The bundle of the largest group, with the evidence that is there."""
    return files_of(sealed, "GRASSROOTS", "result", with_evidence=True)


@pytest.fixture(scope="module")
def jieyang(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """The second year, loaded and sealed."""
    databases = Databases(postgres)
    database = kept_in(tmp_path_factory.mktemp("jieyang"), databases.fresh("scripted"))
    load(database, script(Year(Scenario.JIEYANG.directory)))
    with opened_on(database) as system:
        sealer(system).seal()
        yield system
    databases.drop()


def test_the_largest_group_and_its_result_are_found_again(grassroots: Files, auditor: Auditor) -> None:
    assert auditor.verify(grassroots).names == set()
    assert said(grassroots, "expected.json")["result"]["edition"] == 2


@pytest.mark.parametrize("group", ["DEPARTMENTS", "AFFILIATED", "COLLECTION"])
def test_every_other_group_of_the_year_is_found_again(sealed: System, auditor: Auditor, group: str) -> None:
    assert auditor.verify(files_of(sealed, group)).names == set()


def test_these_are_all_groups(sealed: System) -> None:
    groups = {group for group, _ in subjects(sealed)}
    assert groups == {"GRASSROOTS", "DEPARTMENTS", "AFFILIATED", "COLLECTION"}


def test_every_group_of_the_second_year_is_found_again(jieyang: System, auditor: Auditor) -> None:
    verdicts = {
        group: auditor.verify(unpacked(bundle(jieyang, Asked(asked)))) for group, asked in subjects(jieyang)
    }
    assert len(verdicts) == 6
    assert {group: verdict.names for group, verdict in verdicts.items() if verdict.code} == {}


def test_a_bundle_of_the_middle_of_the_year_is_of_that_moment(sealed: System, auditor: Auditor) -> None:
    files = files_of(sealed, "AFFILIATED", position=6_000)
    manifest, told = said(files, "manifest.json"), said(files, "expected.json")
    assert auditor.verify(files).code == 0
    assert 5_900 < manifest["border"] <= 6_000 < manifest["checkpoint"]
    assert told["result"] is None


def test_the_same_question_gives_the_same_bytes_and_writes_nothing(sealed: System) -> None:
    asked, before = Asked(of_group(sealed, "AFFILIATED")), sealed.reader.head()
    assert bundle(sealed, asked) == bundle(sealed, asked)
    assert sealed.reader.head() == before


def test_it_holds_what_is_computed_from_and_no_appeal(sealed: System, grassroots: Files) -> None:
    common = {"plan", "policy", "assessment-roll", "assessment", "result"}
    assert kinds_in(grassroots) == common
    assert kinds_in(files_of(sealed, "COLLECTION")) - common <= {"unit-honour"}


def kinds_in(files: Files) -> set[str]:
    return {each["kind"] for each in said(files, "manifest.json")["streams"]}


def test_names_stay_sealed(grassroots: Files) -> None:
    states = [json.loads(line)["state"] for line in grassroots["events.jsonl"].decode().splitlines()]
    names = [json.loads(state)["envelope"]["actor"]["name"] for state in states]
    assert {frozenset(name) for name in names if name is not None} == {frozenset({"person", "box"})}


def test_people_are_told_in_both_languages(sealed: System, auditor: Auditor) -> None:
    path = auditor.directory / "affiliated.zip"
    path.write_bytes(bundle(sealed, Asked(of_group(sealed, "AFFILIATED"))))
    ran = auditor.run(str(path))
    assert ran.returncode == 0
    assert "无误" in ran.stdout
    assert "Nothing is wrong" in ran.stdout
    assert "the bundle's own word" in ran.stdout


def test_an_unknown_subject_is_refused(sealed: System) -> None:
    with pytest.raises(AssessmentUnknown):
        bundle(sealed, Asked(Subject("assessment", UUID(int=7))))

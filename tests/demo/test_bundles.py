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
from domain.kernel.digest import digest_of
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


def files_of(system: System, group: str, **more: Any) -> Files:
    return unpacked(bundle(system, Asked(of_group(system, group), **more)))


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


def test_every_group_and_every_result_of_the_year_is_found_again(sealed: System, auditor: Auditor) -> None:
    verdicts = {
        (group, asked.kind): auditor.verify(unpacked(bundle(sealed, Asked(asked))))
        for group, asked in subjects(sealed)
    }
    assert len(verdicts) == 8
    assert {place: verdict.names for place, verdict in verdicts.items() if verdict.code} == {}


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


def test_the_same_question_gives_the_same_bytes(sealed: System) -> None:
    asked = Asked(of_group(sealed, "AFFILIATED"))
    assert bundle(sealed, asked) == bundle(sealed, asked)


def test_writing_one_writes_nothing_to_the_log(sealed: System) -> None:
    before = sealed.reader.head()
    bundle(sealed, Asked(of_group(sealed, "AFFILIATED")))
    assert sealed.reader.head() == before


def test_it_holds_what_is_computed_from_and_no_appeal(sealed: System) -> None:
    kinds = {name: kinds_in(files_of(sealed, name)) for name in ("GRASSROOTS", "COLLECTION")}
    common = {"plan", "policy", "assessment-roll", "assessment", "result"}
    assert kinds["GRASSROOTS"] == common
    assert kinds["COLLECTION"] - common <= {"unit-honour"}


def kinds_in(files: Files) -> set[str]:
    return {each["kind"] for each in said(files, "manifest.json")["streams"]}


def test_names_stay_sealed(sealed: System) -> None:
    lines = files_of(sealed, "GRASSROOTS")["events.jsonl"].decode().splitlines()
    names = [json.loads(json.loads(line)["state"])["envelope"]["actor"]["name"] for line in lines]
    assert {frozenset(name) for name in names if name is not None} == {frozenset({"person", "box"})}


def test_evidence_is_cited_by_its_hash_and_comes_along_where_asked(sealed: System, auditor: Auditor) -> None:
    bare = files_of(sealed, "GRASSROOTS")
    cited = said(bare, "manifest.json")["evidence"]
    assert cited
    assert not any(name.startswith("evidence/") for name in bare)
    content = b"%PDF- a document"
    assert digest_of(content) not in {each["hash"] for each in cited}
    full = files_of(sealed, "GRASSROOTS", with_evidence=True)
    assert auditor.verify(full).code == 0


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

"""``jiheng attest``: tells every score again from the log, and names what the read models tell otherwise."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from importlib.metadata import version
from typing import Annotated, Any, Final
from uuid import uuid4

import typer

from api.attestation import Attesting, parked_checks
from api.bootstrap import System, opened, reading_now
from api.cli.output import OUT, Exit, progress, speaking
from application.attestation.log import LogAt
from application.attestation.recording import RecordAttestation
from application.command import Caller
from domain.attestation.attestations import Findings, findings_of
from domain.attestation.comparison import Check, Comparison, Mismatch
from domain.attestation.facts import Fact, FactKind
from infra.feed.process import collect_rarely
from infra.settings import Settings
from projections.generations import Snapshot
from projections.parked import parked
from projections.reading import Reading

ATTESTOR: Final = "system:attestation"
KINDS: Final[dict[FactKind, tuple[str, str]]] = {
    FactKind.LEAF: ("得分明细", "leaf"),
    FactKind.TOTAL: ("总分", "total"),
    FactKind.PROVISIONAL_TOTAL: ("暂计总分", "provisional total"),
    FactKind.TIE_BREAKER: ("并列比较项", "tie-breakers"),
    FactKind.RULES: ("适用规则", "rules"),
    FactKind.VETO: ("一票否决", "veto"),
    FactKind.CONTEST: ("申诉标记", "mark: contested"),
    FactKind.SEAL: ("封存标记", "mark: sealed"),
    FactKind.RANK: ("名次", "rank"),
    FactKind.GRADE: ("暂定等次", "provisional grade"),
    FactKind.BOARD: ("榜单", "board"),
    FactKind.RESULT: ("结果", "result"),
    FactKind.EDITION: ("结果版次", "edition"),
    FactKind.LINE: ("结果榜行", "line of an edition"),
    FactKind.FINGERPRINT: ("榜单指纹", "fingerprint of an edition"),
    FactKind.COMPILATION: ("重新汇总", "compiled again"),
    FactKind.DIGEST: ("摘要", "digest in an event"),
    FactKind.STRAY: ("日志所无", "unknown to the log"),
    FactKind.PARKED: ("查询数据缺失", "missing from a read model"),
}
"""What each kind of fact is called, in Chinese and in English."""


def attest_command(
    as_json: Annotated[
        bool,
        typer.Option("--json", help="每处不符一行 JSON，末行为结论 / JSON lines, the last one sums up"),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只核对，不登记 / compare, record nothing")
    ] = False,
) -> None:
    """由日志重放全部得分，与查询数据逐项核对 / Replay every score and compare the read models with it."""
    collect_rarely()
    with speaking(), opened(Settings()) as system:
        findings = asyncio.run(compared(system, say_json if as_json else say))
        recorded = None if dry_run else record(system, findings)
        if as_json:
            typer.echo(json.dumps(summary(findings, recorded), ensure_ascii=False))
        else:
            _sum_up(findings, recorded)
    raise typer.Exit(Exit.CHECK_FAILED if findings.mismatched else Exit.DONE)


async def compared(system: System, tell: Callable[[Mismatch], None]) -> Findings:
    """Compare at the position of the read models, and tell each mismatch as it is found."""
    comparison = Comparison()
    with progress() as bar:
        task = bar.add_task("核证 attesting", total=None)
        async with reading_now(system) as (reading, snapshot):
            async for check in _checks(
                system, reading, snapshot, lambda done, size: bar.update(task, completed=done, total=size)
            ):
                for each in comparison.of(check):
                    tell(each)
    return findings_of(comparison, reading.position)


async def _checks(
    system: System, reading: Reading, snapshot: Snapshot, on_progress: Callable[[int, int], None]
) -> AsyncIterator[Check]:
    async with reading.connections.connection() as connection:
        missing = await parked(connection, snapshot)
    for each in parked_checks(missing):
        yield each
    log = LogAt(system.streams, system.of, reading.position)
    async for each in Attesting(log, reading).checks(on_progress):
        yield each


def record(system: System, findings: Findings) -> int:
    """Record what came of a comparison; gives the position of the record."""
    command = RecordAttestation(findings=findings, code_version=version("jiheng"))
    caller = Caller(person=ATTESTOR, channel="CLI", correlation_id=uuid4())
    return system.dispatcher.execute(command, caller).position


def say(mismatch: Mismatch) -> None:
    """A mismatch for a person."""
    zh, en = KINDS[mismatch.kind]
    about = mismatch.about
    OUT.print(
        f"{zh} {en}  {about.name}  {mismatch.path}".rstrip() + f"  ({about.stream} @ {about.position})",
        markup=False,
    )
    OUT.print(f"    应为 expected: {_told(mismatch.expected)}", markup=False)
    OUT.print(f"    实为 found:    {_told(mismatch.found)}", markup=False)


def _told(fact: Fact | None) -> str:
    if fact is None:
        return "无 nothing"
    return ", ".join(f"{name} {'–' if value is None else value}" for name, value in fact.items())


def say_json(mismatch: Mismatch) -> None:
    """A mismatch for machines."""
    typer.echo(json.dumps(fields(mismatch), ensure_ascii=False))


def fields(mismatch: Mismatch) -> dict[str, Any]:
    """A mismatch as plain values."""
    return {
        "kind": mismatch.kind.value,
        "stream": str(mismatch.about.stream),
        "name": mismatch.about.name,
        "path": mismatch.path,
        "expected": mismatch.expected,
        "found": mismatch.found,
        "position": mismatch.about.position,
    }


def summary(findings: Findings, recorded: int | None) -> dict[str, Any]:
    """What came of it as plain values; ``recorded`` is the position of the record."""
    return {
        "ok": not findings.mismatched,
        "border": findings.border,
        **findings.compared.model_dump(),
        "mismatches": {each.kind.value: each.count for each in findings.mismatches},
        "digest": findings.digest,
        "recorded": recorded,
    }


def _sum_up(findings: Findings, recorded: int | None) -> None:
    compared = findings.compared
    OUT.print(f"位置 border {findings.border}")
    OUT.print(
        f"考评 assessments {compared.assessments}    明细 leaves {compared.leaves}"
        f"    榜单 boards {compared.boards}    版次 editions {compared.editions}"
    )
    OUT.print(f"不符 mismatches {findings.mismatched}    {findings.digest}")
    if recorded is not None:
        OUT.print(f"已登记 recorded at {recorded}")

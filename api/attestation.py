"""Attesting: what the read models say, held against the log, score by score and board by board."""

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from application.attestation.log import LogAt, PeerGroup
from application.attestation.results import event_checks, result_facts, result_of
from application.attestation.scores import scores
from domain.attestation.comparison import About, Check
from domain.attestation.facts import (
    Account,
    EditionTold,
    Fact,
    FactKind,
    Facts,
    Place,
    board_facts,
    leaf_facts,
    place_facts,
)
from domain.policy.policy import Policy
from domain.result.result import Result
from domain.scoring.ranking import provisional_grades, ranks
from projections.parked import Parked
from projections.reading import Reading
from projections.results.queries import board_of, editions, lines, results
from projections.results.rows import EditionRow, LineRow, ResultRow
from projections.score_ledger.queries import leaves
from projections.standings.account import account_of
from projections.standings.board import board
from projections.standings.queries import group, standings
from projections.strays import strays

AT_ONCE: Final = 100
"""How many assessments are read together: as many are held in memory."""

_NOTHING: Final[Facts] = {}


@dataclass(frozen=True, slots=True)
class Attesting:
    """The log and the read models, read at the same border."""

    log: LogAt
    reading: Reading

    async def checks(self, on_progress: Callable[[int, int], None]) -> AsyncIterator[Check]:
        """All that is to be compared; ``on_progress`` hears how many assessments of how many are done."""
        groups, done = self.log.groups(), 0
        size = sum(len(each.assessments) for each in groups)
        for peer_group in groups:
            async for each in self._of_group(peer_group):
                yield each
            done += len(peer_group.assessments)
            on_progress(done, size)
        for table, stream in await strays(self.reading, _streams(groups)):
            yield _stray(table, stream)

    async def _of_group(self, peer_group: PeerGroup) -> AsyncIterator[Check]:
        accounts: dict[About, Account] = {}
        for start in range(0, len(peer_group.assessments), AT_ONCE):
            part = peer_group.assessments[start : start + AT_ONCE]
            stored = await self._stored_scores(part)
            for score in scores(self.log, part):
                accounts[score.about] = score.account
                yield Check(score.about, score.facts, stored[score.about.stream])
        async for each in self._of_board(peer_group, accounts):
            yield each
        async for each in self._of_result(peer_group):
            yield each

    async def _of_board(
        self, peer_group: PeerGroup, accounts: Mapping[About, Account]
    ) -> AsyncIterator[Check]:
        """The live board: how many are on it, and the rank and provisional grade of each."""
        newest = max(account.policy_version for account in accounts.values())
        policy = self.log.grading(peer_group.plan, newest)
        rows = await group(self.reading, peer_group.plan, peer_group.name)
        yield Check(_board(peer_group, accounts), board_facts(accounts), board_facts(rows))
        found = {line.standing.assessment: place_facts(line.rank, line.grade) for line in board(rows, policy)}
        for about, expected in _places(accounts, policy).items():
            yield Check(about, expected, found.get(about.stream, _NOTHING))

    async def _of_result(self, peer_group: PeerGroup) -> AsyncIterator[Check]:
        told = result_of(self.log, peer_group)
        if told is not None:
            yield Check(told.about, told.facts, await self._stored_result(told.about.stream))
            for each in event_checks(self.log, peer_group):
                yield each

    async def _stored_scores(self, assessments: Sequence[UUID]) -> dict[UUID, Facts]:
        stored = await leaves(self.reading, assessments)
        rows = await standings(self.reading, assessments)
        facts = {row.assessment: account_of(row).facts for row in rows}
        return {each: {**facts.get(each, {}), **leaf_facts(stored[each])} for each in assessments}

    async def _stored_result(self, result: UUID) -> Facts:
        facts: dict[Place, Fact] = {}
        for row in await results(self.reading, [result]):
            facts |= result_facts(row.status, row.edition, is_public=row.is_public)
            for edition in await editions(self.reading, [result]):
                facts |= _edition(row, edition, await lines(self.reading, result, edition.edition)).facts
        return facts


def _board(peer_group: PeerGroup, accounts: Collection[About]) -> About:
    stream = Result.id_of(peer_group.plan, peer_group.name)
    return About(stream, peer_group.name, max(each.position for each in accounts))


def _places(accounts: Mapping[About, Account], policy: Policy) -> dict[About, Facts]:
    """Rank and provisional grade of each, computed over the whole group."""
    ranked = ranks({each.subject: each.total for each in accounts.values()})
    graded = provisional_grades([each.standing for each in accounts.values()], policy)
    return {
        about: place_facts(ranked[each.subject], graded[each.subject]) for about, each in accounts.items()
    }


def _edition(result: ResultRow, row: EditionRow, told: Sequence[LineRow]) -> EditionTold:
    in_order = sorted(told, key=lambda line: (line.ordinal, line.subject))
    window = None if row.window is None else row.window.due_on
    return EditionTold(row.edition, row.size, board_of(result, row, in_order), row.public_on, window)


def _streams(groups: Sequence[PeerGroup]) -> set[UUID]:
    results_of = {Result.id_of(each.plan, each.name) for each in groups}
    return results_of.union(*(each.assessments for each in groups))


def _stray(table: str, stream: UUID) -> Check:
    """A row about something that the log does not know."""
    place = Place(FactKind.STRAY, table)
    return Check(About(stream, table, 0), {}, {place: {"stream": str(stream)}})


def parked_checks(parked: Iterable[Parked]) -> Iterator[Check]:
    """What a read model could not take in, though it should have."""
    for each in parked:
        place = Place(FactKind.PARKED, f"{each.model} {each.position}")
        about = About(each.stream, f"{each.model} {each.topic}", each.position)
        yield Check(about, {}, {place: {"error": each.error, "cause": str(each.cause)}})

"""Why a vote, or a ruling by it, is not taken."""

from domain.kernel.refusal import Refusal


class CaseFileMissing(Refusal):
    """The bench votes by a case file that rests on a report which stands."""

    code = "CASE_FILE_MISSING"
    zh = "案卷尚未固定，或其调查报告已失效"
    en = "no case file is frozen, or its report stands no more"


class VotingIsOpen(Refusal):
    """One round is open at a time."""

    code = "VOTING_OPEN"
    zh = "表决正在进行"
    en = "a round of voting is open"


class VotingClosed(Refusal):
    """Ballots are cast while a round is open."""

    code = "VOTING_CLOSED"
    zh = "当前没有进行中的表决"
    en = "no round of voting is open"


class VoteCastAlready(Refusal):
    """A ballot is cast once and stands."""

    code = "VOTE_CAST"
    zh = "您已投票，不能更改"
    en = "you have voted; a ballot is not changed"


class VotesIncomplete(Refusal):
    """A ballot speaks once of every contested item, and of nothing else."""

    code = "VOTES_INCOMPLETE"
    zh = "须就每一申诉事项各投一票：{items}"
    en = "a ballot votes once on each contested item and nothing else: {items}"


class BallotsSealed(Refusal):
    """Ballots stay sealed until all are in or the time is up (N13)."""

    code = "BALLOTS_SEALED"
    zh = "尚有成员未投票，{day} 届满前选票不予开启"
    en = "not all have voted: the ballots stay sealed until {day} has passed"


class DecidedAlready(Refusal):
    """What is decided is not voted on again."""

    code = "BENCH_DECIDED"
    zh = "合议组已就全部事项作出决定"
    en = "the bench has decided on every item"


class NotDecided(Refusal):
    """A ruling says what the bench decided by its quorum and majority."""

    code = "BENCH_UNDECIDED"
    zh = "下列事项尚无多数意见或不足法定人数：{items}"
    en = "these have no majority or no quorum yet: {items}"


class RulingNotAsDecided(Refusal):
    """A ruling says nothing else than what was decided."""

    code = "RULING_NOT_AS_DECIDED"
    zh = "对 {item} 的裁定与表决结果不一致"
    en = "the ruling on {item} is not what the bench decided"


class EndorsementMissing(Refusal):
    """Above the threshold of the policy a second person approves (N21)."""

    code = "ENDORSEMENT_MISSING"
    zh = "裁定变动 {points} 分，超过 {most} 分，须经第二人核准"
    en = "the ruling moves {points} points, more than {most}: a second person approves it first"


class EndorserSits(Refusal):
    """Who approves is another person than those who decided."""

    code = "ENDORSER_SITS"
    zh = "核准人不得为合议组成员"
    en = "who approves does not sit on the bench"


class EndorsedAlready(Refusal):
    """A decision is approved once."""

    code = "ENDORSED_ALREADY"
    zh = "该决定已核准"
    en = "the decision was approved already"


class NothingRemitted(Refusal):
    """Only what was remitted is decided again."""

    code = "NOTHING_REMITTED"
    zh = "{item} 未被发回重核，或已重新决定"
    en = "{item} was not remitted, or is decided already"


class ResultNotRevised(Refusal):
    """A grade or rank is revoked by the revision of the result that puts it elsewhere."""

    code = "RESULT_NOT_REVISED"
    zh = "发回重核以来，该组结果尚未修订，等次、名次不能撤销"
    en = "revoke a grade or rank after a revision: the result of the group was not revised since the ruling"

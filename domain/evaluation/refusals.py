"""Why an evaluation round says no."""

from domain.kernel.refusal import Refusal


class RoundUnknown(Refusal):
    """There is no such round."""

    code = "EVALUATION_ROUND_UNKNOWN"
    zh = "没有该评价轮次"
    en = "there is no such evaluation round"


class RoundExists(Refusal):
    """A plan, an indicator and a period have one round."""

    code = "EVALUATION_ROUND_EXISTS"
    zh = "指标 {indicator} 在 {period} 已有评价轮次"
    en = "there is a round for indicator {indicator} in {period} already"


class EvaluationMethodWrong(Refusal):
    """Ballots need a method that takes scores or votes."""

    code = "EVALUATION_METHOD_WRONG"
    zh = "计分方法 {method} 不能由评价轮次计分"
    en = "the method {method} does not take what evaluation rounds bring"


class EvaluationSubjectsWrong(Refusal):
    """A round rates subjects whose assessment under the plan is open, each once."""

    code = "EVALUATION_SUBJECTS_WRONG"
    zh = "下列评价对象重复，或尚未建立该计划下的考评：{subjects}"
    en = "these subjects are named twice, or have no assessment under the plan: {subjects}"


class EvaluationVoicesWrong(Refusal):
    """A direction says whether raters or sources speak, and which raters."""

    code = "EVALUATION_VOICES_WRONG"
    zh = (
        "{direction} 轮次的评价人或来源不符：上评下、领导评价须有评价人，"
        "下评上只由单位评价，满意度和外部评价只有来源"
    )
    en = (
        "raters or sources do not fit {direction}: leaders and those above need raters, upward rounds take"
        " units only, satisfaction and external ones take sources only"
    )


class RaterTwice(Refusal):
    """Each rater and each source is named once."""

    code = "RATER_TWICE"
    zh = "评价人或来源重复：{named}"
    en = "raters or sources are named twice: {named}"


class RaterGroupWrong(Refusal):
    """Where the method keeps groups apart every rater and source belongs to one of them."""

    code = "RATER_GROUP_WRONG"
    zh = "评价人或来源的组别须取自：{groups}（无组别的方法不填）"
    en = "the group of each rater and source is one of: {groups} (none where the method has no groups)"


class RaterIneligible(Refusal):
    """A person rates from the unit in which they were listed; among leaders only who holds a leading post."""

    code = "RATER_INELIGIBLE"
    zh = "评价人 {rater} 当日不在名单所列单位或岗位"
    en = "on this day the rater {rater} does not work in the unit or hold the post that the list asks for"


class NotARater(Refusal):
    """Who is not on the list casts no ballot."""

    code = "NOT_A_RATER"
    zh = "不在该轮次的评价人名单中"
    en = "not on the list of raters of this round"


class OwnUnitRated(Refusal):
    """Nobody rates their own unit, nor themselves."""

    code = "OWN_UNIT_RATED"
    zh = "不得评价本人或本单位（{subject}）"
    en = "nobody rates themselves or their own unit ({subject})"


class EvaluationDayWrong(Refusal):
    """The last day of a round lies ahead, and moves only further ahead."""

    code = "EVALUATION_DAY_WRONG"
    zh = "截止日期不得早于 {least}"
    en = "the last day is {least} at the earliest"


class BallotCastAlready(Refusal):
    """A ballot that was cast stands."""

    code = "BALLOT_CAST_ALREADY"
    zh = "该评价人已投票，选票不得更改"
    en = "this rater has cast a ballot, which stands as it is"


class BallotIncomplete(Refusal):
    """A ballot speaks of every subject, once."""

    code = "BALLOT_INCOMPLETE"
    zh = "选票须对每个对象评价一次：{subjects}"
    en = "a ballot speaks once of each of: {subjects}"


class BallotMarksWrong(Refusal):
    """A line scores each dimension on the scale, or names a grade where votes count."""

    code = "BALLOT_MARKS_WRONG"
    zh = "每行须对各维度（{dimensions}）打 0 至 {scale} 分；以投票计分的须选一个等次：{grades}"
    en = "a line scores each of {dimensions} from 0 to {scale}; where votes count it names one of {grades}"


class SourceScoreWrong(Refusal):
    """A source scores every subject once, on the scale."""

    code = "SOURCE_SCORE_WRONG"
    zh = "来源须对每个对象给出一个 0 至 {scale} 的分数：{subjects}"
    en = "a source gives each of {subjects} one score from 0 to {scale}"


class VotingOver(Refusal):
    """After the last day, or once the ballots are counted, no ballot is cast."""

    code = "VOTING_OVER"
    zh = "评价已于 {day} 截止"
    en = "ballots could be cast until {day}"


class VotingUnderWay(Refusal):
    """Before the last day has passed ballots are counted only when all have come."""

    code = "VOTING_UNDER_WAY"
    zh = "截止日期 {day} 未过，尚有 {waiting} 票未投"
    en = "{waiting} ballots are still to come, and can until {day}"


class SourceUnknown(Refusal):
    """Scores come from the sources that the round names; an external body is registered."""

    code = "EVALUATION_SOURCE_UNKNOWN"
    zh = "没有该来源：{source}"
    en = "there is no such source: {source}"


class SourceScoredAlready(Refusal):
    """The scores of a source are recorded once."""

    code = "SOURCE_SCORED_ALREADY"
    zh = "来源 {source} 的分数已登记"
    en = "the scores of {source} have been recorded"


class SourceScoresMissing(Refusal):
    """Counting waits for every source."""

    code = "SOURCE_SCORES_MISSING"
    zh = "尚未登记下列来源的分数：{sources}"
    en = "the scores of these sources are still to be recorded: {sources}"


class SourceEvidenceMissing(Refusal):
    """Scores from outside are proved by a document."""

    code = "SOURCE_EVIDENCE_MISSING"
    zh = "登记外部分数须附证明材料"
    en = "scores from outside need evidence"


class BallotNotStanding(Refusal):
    """Only a ballot that counts can be invalidated."""

    code = "BALLOT_NOT_STANDING"
    zh = "该评价人没有有效选票"
    en = "this rater has no valid ballot"


class TooFewBallots(Refusal):
    """Every subject needs a number of valid ballots."""

    code = "TOO_FEW_BALLOTS"
    zh = "{subject} 只有 {valid} 张有效票，至少须有 {least} 张"
    en = "{subject} has {valid} valid ballots and needs {least}"


class RoundStepWrong(Refusal):
    """The step does not follow from where the round stands."""

    code = "EVALUATION_STEP_WRONG"
    zh = "评价轮次当前状态为 {status}，不能办理此步骤"
    en = "the round is {status}; this step does not follow"


class RoundSamePerson(Refusal):
    """Who counted does not confirm the count."""

    code = "EVALUATION_SAME_PERSON"
    zh = "计票与确认不能由同一人办理"
    en = "counting and closing are done by different persons"

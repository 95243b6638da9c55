"""Why the parties, the working group or the case file have to wait."""

from domain.kernel.refusal import Refusal


class NotAskedToAnswer(Refusal):
    """An appeal is answered by those who had a hand in what is contested."""

    code = "NOT_ASKED_TO_ANSWER"
    zh = "您未参与被申诉事项的考评，不作答辩"
    en = "you had no hand in what is contested: there is nothing to answer"


class NotAParty(Refusal):
    """Evidence comes from the appellant, the scorer, the working group or the performance office."""

    code = "NOT_A_PARTY"
    zh = "您不是本案的当事方，不能提交证据"
    en = "you are no party to this case: you hand in no evidence"


class EvidenceNone(Refusal):
    """Handing in evidence names at least one document."""

    code = "EVIDENCE_NONE"
    zh = "未列明任何证据"
    en = "no evidence is named"


class HypothesesMissing(Refusal):
    """An exhibit supposes something."""

    code = "HYPOTHESES_MISSING"
    zh = "测算附件须至少包含一项假设"
    en = "an exhibit makes at least one hypothesis"


class FindingsIncomplete(Refusal):
    """The report has a finding for every contested item, and for nothing else."""

    code = "FINDINGS_INCOMPLETE"
    zh = "调查报告须逐项作出结论，且仅限申诉事项：{items}"
    en = "the report has a finding for each contested item and nothing else: {items}"


class GroupNotAppointed(Refusal):
    """A working group of enough members investigates."""

    code = "GROUP_NOT_APPOINTED"
    zh = "工作组可参与调查的成员不足 {least} 人"
    en = "fewer than {least} members of the working group may investigate"


class SignedAlready(Refusal):
    """A report is signed once by each."""

    code = "SIGNED_ALREADY"
    zh = "您已签署该报告"
    en = "you have signed the report already"


class ReportMissing(Refusal):
    """A case file rests on a report that all investigators have signed."""

    code = "REPORT_MISSING"
    zh = "工作组尚未提出并共同签署调查报告"
    en = "the working group has not reported, or not all of it has signed"


class AnswerOutstanding(Refusal):
    """The scorer is heard before the bench decides, as long as there is time."""

    code = "ANSWER_OUTSTANDING"
    zh = "考评方尚未答辩，答辩期至 {day}"
    en = "the scorer has not answered; there is time until {day}"


class ReplyOutstanding(Refusal):
    """The appellant may reply to an answer, as long as there is time."""

    code = "REPLY_OUTSTANDING"
    zh = "申诉人尚未回复答辩意见，回复期至 {day}"
    en = "the appellant has not replied to the answer; there is time until {day}"


class VotingUnderWayNow(Refusal):
    """While the bench votes, nothing is added to what it votes by."""

    code = "BENCH_IS_VOTING"
    zh = "合议组正在表决"
    en = "the bench is voting"

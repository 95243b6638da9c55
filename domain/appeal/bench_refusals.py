"""Why somebody does not hear an appeal, or not like that."""

from domain.kernel.refusal import Refusal


class BenchSeatedAlready(Refusal):
    """The bench of an appeal is seated once; who is barred is replaced."""

    code = "BENCH_SEATED"
    zh = "合议组已组成；回避人员请予替换"
    en = "the bench is seated already; who is barred is replaced"


class BenchNotSeated(Refusal):
    """Nobody decides before the bench is seated."""

    code = "BENCH_NOT_SEATED"
    zh = "合议组尚未组成"
    en = "the bench is not seated yet"


class NotOnBench(Refusal):
    """The step belongs to those who sit in this case, or investigate it."""

    code = "NOT_ON_BENCH"
    zh = "不是本案合议组或工作组成员"
    en = "not a member of the bench or the working group of this case"


class NotInTheChair(Refusal):
    """The step belongs to who chairs the bench."""

    code = "NOT_IN_THE_CHAIR"
    zh = "该步骤由合议组主持人办理"
    en = "this step is taken by who chairs the bench"


class DeclarationMissing(Refusal):
    """Who has not declared sees nothing of the case and decides nothing."""

    code = "DECLARATION_MISSING"
    zh = "请先声明有无回避事由"
    en = "declare first whether anything binds you to the matter"


class DeclaredAlready(Refusal):
    """A declaration is made once; what comes up later is declared as a relation."""

    code = "DECLARED_ALREADY"
    zh = "已作过声明"
    en = "this was declared already"


class MemberBarred(Refusal):
    """Who is barred takes no part."""

    code = "MEMBER_BARRED"
    zh = "该成员应当回避"
    en = "this member is barred from the case"


class MemberNotBarred(Refusal):
    """Only who is barred is replaced."""

    code = "MEMBER_NOT_BARRED"
    zh = "该成员未回避，不能替换"
    en = "this member is not barred: nobody takes their place"


class NobodyBarred(Refusal):
    """Nobody is replaced while everybody may take part."""

    code = "NOBODY_BARRED"
    zh = "没有需要替换的回避人员"
    en = "nobody who hears the case is barred: there is nobody to replace"


class AlreadyOnBench(Refusal):
    """A substitute comes from outside the bench and the working group."""

    code = "ALREADY_ON_BENCH"
    zh = "替换人选已在合议组或工作组中"
    en = "the substitute sits or investigates in this case already"


class SubstituteConcerned(Refusal):
    """A substitute decides about nothing of their own."""

    code = "SUBSTITUTE_CONCERNED"
    zh = "替换人选应当回避"
    en = "the substitute would have to recuse themselves"


class SeatNeedsRole(Refusal):
    """Who sits in the committee's place holds the committee's role."""

    code = "SEAT_NEEDS_ROLE"
    zh = "替换人选未担任考评委员会成员"
    en = "the substitute does not hold the role of the committee"


class GroupTooSmall(Refusal):
    """A working group has so many different members at least (``domain.md`` §9.3)."""

    code = "GROUP_TOO_SMALL"
    zh = "工作组至少 {least} 人，且不得重复"
    en = "the working group has at least {least} different members"


class InvestigatorConcerned(Refusal):
    """Nobody investigates their own decision or their own unit (rule 27)."""

    code = "INVESTIGATOR_CONCERNED"
    zh = "{person} 参与过被申诉事项或属于被考评单位，不得调查"
    en = "{person} had a hand in what is contested or belongs to the unit: they do not investigate"


class ReportStands(Refusal):
    """The working group is not changed once it has reported."""

    code = "REPORT_STANDS"
    zh = "调查报告已提出，不能变更工作组"
    en = "the working group has reported: it is not appointed anew"


class QuorumMissing(Refusal):
    """A bench decides when enough of its seats are filled by members who may decide."""

    code = "QUORUM_MISSING"
    zh = "合议组 {seats} 席中仅 {able} 席可以表决，不足法定人数"
    en = "of {seats} seats only {able} may vote: there is no quorum"

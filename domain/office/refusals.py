"""Why an office says no."""

from domain.kernel.refusal import Refusal


class OfficeExists(Refusal):
    """An office is established once."""

    code = "OFFICE_EXISTS"
    zh = "税务局 {office} 已设立"
    en = "office {office} is established already"


class OfficeUnknown(Refusal):
    """No office has that code."""

    code = "OFFICE_UNKNOWN"
    zh = "没有该税务局"
    en = "there is no such office"


class SuperiorNotHigher(Refusal):
    """An office is under one of a higher level (统一领导、分级管理)."""

    code = "SUPERIOR_NOT_HIGHER"
    zh = "上级局 {superior} 的层级 {above} 不高于 {level}，请另选上级局"
    en = "the superior {superior} is of level {above}, which is not above {level}: name another"


class OfficeNotBelow(Refusal):
    """A unit stands for an office that the registering office is above."""

    code = "OFFICE_NOT_BELOW"
    zh = "{below} 不是 {office} 的下级局，不能登记为其单位"
    en = "{below} is not below {office}: it cannot be registered as its unit"


class OfficeMergedAway(Refusal):
    """A merged office keeps its history and takes nothing new."""

    code = "OFFICE_MERGED"
    zh = "税务局 {office} 已于 {day} 并入 {successor}，请在继任局办理"
    en = "office {office} was merged into {successor} on {day}: turn to its successor"


class MergedIntoItself(Refusal):
    """An office is merged into another one."""

    code = "MERGED_INTO_ITSELF"
    zh = "税务局 {office} 不能并入自身"
    en = "office {office} cannot be merged into itself"


class SuccessorLower(Refusal):
    """An office goes into one of its own level or a higher one."""

    code = "SUCCESSOR_LOWER"
    zh = "继任局 {successor} 的层级 {found} 低于 {level}，请另选继任局"
    en = "the successor {successor} is of level {found}, which is below {level}: name another"


class UnitExists(Refusal):
    """A unit code is used once in an office."""

    code = "UNIT_EXISTS"
    zh = "单位 {unit} 已登记"
    en = "unit {unit} is registered already"


class UnitUnknown(Refusal):
    """The office has no such unit."""

    code = "UNIT_UNKNOWN"
    zh = "本局没有单位 {unit}"
    en = "the office has no unit {unit}"


class UnitNotStanding(Refusal):
    """A unit is there from the day of its registration until it is closed."""

    code = "UNIT_NOT_STANDING"
    zh = "单位 {unit} 在 {day} 不存续，请改用当日存续的单位或日期"
    en = "unit {unit} does not stand on {day}: name a unit or a day on which it does"


class UnitClosedAlready(Refusal):
    """A unit is closed once."""

    code = "UNIT_CLOSED_ALREADY"
    zh = "单位 {unit} 已于 {day} 撤销"
    en = "unit {unit} was closed on {day} already"


class OfficeRepresentedAlready(Refusal):
    """In one office, an office is one unit: a fact is booked at most once per plan."""

    code = "OFFICE_REPRESENTED_ALREADY"
    zh = "{below} 在本局已登记为单位 {unit}，同一单位不得重复登记"
    en = "{below} is unit {unit} of this office already: it is registered once"


class PostExists(Refusal):
    """A post code is used once in an office."""

    code = "POST_EXISTS"
    zh = "岗位 {post} 已登记"
    en = "post {post} is registered already"


class PostUnknown(Refusal):
    """The office has no such post."""

    code = "POST_UNKNOWN"
    zh = "本局没有岗位 {post}"
    en = "the office has no post {post}"


class ChiefPostExists(Refusal):
    """An office has one chief (一把手)."""

    code = "CHIEF_POST_EXISTS"
    zh = "岗位 {post} 已是本局一把手岗位"
    en = "post {post} is the chief's already"


class PostHeldAlready(Refusal):
    """A person holds a post once at a time, and the chief's post has one holder at a time."""

    code = "POST_HELD_ALREADY"
    zh = "岗位 {post} 在 {day} 或其后已有人担任，须先离任"
    en = "post {post} is held on {day} or after it: let the holder leave first"


class PostNotHeld(Refusal):
    """Only a post that is held can be left."""

    code = "POST_NOT_HELD"
    zh = "该人员在 {day} 之前未担任岗位 {post}"
    en = "the person does not hold post {post} before {day}"


class BodyNotConstituted(Refusal):
    """A body decides once it is constituted."""

    code = "BODY_NOT_CONSTITUTED"
    zh = "本局在 {day} 尚未组成 {body}"
    en = "the office has no {body} on {day} yet"


class BodyChairNotChief(Refusal):
    """The leading group is chaired by the chief (一把手亲自抓)."""

    code = "BODY_CHAIR_NOT_CHIEF"
    zh = "领导小组组长须由 {day} 在任的一把手担任"
    en = "the leading group is chaired by whoever is the chief on {day}"


class BodyNotChaired(Refusal):
    """Who chairs a decision is the body's chair on that day."""

    code = "BODY_NOT_CHAIRED"
    zh = "该人员在 {day} 不是 {body} 的主持人"
    en = "the person does not chair the {body} on {day}"


class BodySeatMissing(Refusal):
    """A body's decisions are taken by those who sit in it on that day."""

    code = "BODY_SEAT_MISSING"
    zh = "您在 {day} 不是 {body} 成员，不能以其名义作出决定"
    en = "you do not sit in the {body} on {day}: you cannot decide in its name"


class ExternalBodyExists(Refusal):
    """The code of an external body is used once in an office."""

    code = "EXTERNAL_BODY_EXISTS"
    zh = "代码 {body} 已用于本局单位或外部单位"
    en = "{body} is a unit or an external body of the office already"


class ExternalCooperatesOnly(Refusal):
    """Bodies outside the tax system cooperate: they have no account and no score (P28)."""

    code = "EXTERNAL_COOPERATES_ONLY"
    zh = "{body} 是外部单位，只能作配合单位：没有账户，也不计分"
    en = "{body} is an external body: it cooperates only, and has no account and no score"

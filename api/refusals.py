"""Why the interface says no, before or instead of a rule."""

from domain.kernel.refusal import Refusal


class AsOfAmbiguous(Refusal):
    """A place in the log is told by its position or by its time."""

    code = "AS_OF_AMBIGUOUS"
    zh = "asOf 只能给出 position 或 recordedAt 之一"
    en = "asOf takes either a position or a recordedAt, not both"


class SimulationTakesNoDay(Refusal):
    """What would be is computed of all that is known, as boards are compiled."""

    code = "SIMULATION_TAKES_NO_DAY"
    zh = "模拟测算不按生效日计算，asOf 不能给出 effectiveOn"
    en = "a simulation counts all that is known: its asOf takes no effectiveOn"


class ComparisonTakesNoDay(Refusal):
    """Moments are compared by what was known at each."""

    code = "COMPARISON_TAKES_NO_DAY"
    zh = "对比按各时点已知的全部事实进行，asOf 不能给出 effectiveOn"
    en = "a comparison counts all that was known at each moment: its asOf takes no effectiveOn"


class MomentMalformed(Refusal):
    """A moment is written in one of a few ways."""

    code = "MOMENT_MALFORMED"
    zh = "“{given}”不是时点：应为日志位置、时间（如 2014-10-15）或向前推的时段（如 -P7D）"
    en = "{given} is no moment: a position of the log, a time (2014-10-15) or a duration back (-P7D)"


class MomentTakesNoVersion(Refusal):
    """Only an assessment has versions."""

    code = "MOMENT_TAKES_NO_VERSION"
    zh = "考评组没有版本号，请以位置、时间或时段给出时点"
    en = "a peer group has no versions: give the moment by position, time or duration"


class MomentOutOfRange(Refusal):
    """A moment that what is read does not reach."""

    code = "MOMENT_OUT_OF_RANGE"
    zh = "时点 {given} 超出所读范围：截至 {last}"
    en = "the moment {given} is out of range: what is read ends at {last}"


class MomentsReversed(Refusal):
    """A comparison goes forward."""

    code = "MOMENTS_REVERSED"
    zh = "起点（位置 {start}）晚于终点（位置 {end}）"
    en = "the comparison begins at {start}, after its end at {end}"


class PositionUnknown(Refusal):
    """The log has not got that far."""

    code = "POSITION_UNKNOWN"
    zh = "位置 {position} 超出日志末尾 {head}"
    en = "position {position} is beyond the end of the log at {head}"


class ReadModelBehind(Refusal):
    """The read models have not got that far within the time that a request waits."""

    code = "READ_MODEL_BEHIND"
    zh = "查询数据尚未更新到位置 {position}（现为 {reached}），请重试"
    en = "the read models have not reached position {position} yet (they are at {reached}): try again"
    retryable = True


class ReadModelUnavailable(Refusal):
    """The database of the read models cannot be reached."""

    code = "READ_MODEL_UNAVAILABLE"
    zh = "查询数据库暂时无法访问，请重试"
    en = "the read models cannot be reached: try again"
    retryable = True


class LogUnreachable(Refusal):
    """The log cannot be reached, or did not answer: the same command may be sent again under the same key."""

    code = "LOG_UNAVAILABLE"
    zh = "日志暂时无法访问，请以同一幂等键重试"
    en = "the log cannot be reached: send the same command again under the same idempotency key"
    retryable = True


class IdMalformed(Refusal):
    """An id that was not given out by this interface."""

    code = "ID_MALFORMED"
    zh = "无法识别的 ID"
    en = "this is no id"


class IdOfAnotherType(Refusal):
    """The id of something else."""

    code = "ID_OF_ANOTHER_TYPE"
    zh = "此处需要 {expected} 的 ID，给出的是 {found} 的 ID"
    en = "an id of {expected} is expected here, not of {found}"


class IdOfAnotherLog(Refusal):
    """The id, or the cursor, of another cell or of a log that was replaced."""

    code = "ID_OF_ANOTHER_LOG"
    zh = "该 ID 或游标来自另一份日志"
    en = "this id or cursor belongs to another log"


class CursorMalformed(Refusal):
    """A cursor that was not given out by this list."""

    code = "CURSOR_MALFORMED"
    zh = "无法识别的游标，或与 asOf 不符"
    en = "this is no cursor of this list, or it does not fit asOf"


class PageSizeWrong(Refusal):
    """Lists are read page by page."""

    code = "PAGE_SIZE_WRONG"
    zh = "列表须给出 first 或 last 之一，取值 1 至 {most}"
    en = "a list takes either first or last, from 1 to {most}"


class BodyTooLarge(Refusal):
    """Requests are bounded."""

    code = "BODY_TOO_LARGE"
    zh = "请求体超过 {most} 字节"
    en = "the request body exceeds {most} bytes"


class RequestMalformed(Refusal):
    """The request is not one that this address takes."""

    code = "REQUEST_MALFORMED"
    zh = "请求格式不正确：{problem}"
    en = "the request is malformed: {problem}"


class PurposeMalformed(Refusal):
    """Why somebody looks is said in a few words."""

    code = "PURPOSE_MALFORMED"
    zh = "查阅事由须为 1 至 {most} 个可显示字符，以 UTF-8 百分号编码，且不写人名"
    en = "a purpose is 1 to {most} printable characters, UTF-8 and percent-encoded, and names no person"


class NotFound(Refusal):
    """Nothing lives at this address."""

    code = "NOT_FOUND"
    zh = "没有该地址"
    en = "nothing lives at this address"


class MethodNotAllowed(Refusal):
    """The address is used otherwise."""

    code = "METHOD_NOT_ALLOWED"
    zh = "该地址不支持此方法"
    en = "this address does not take this method"


class Internal(Refusal):
    """A bug: what it was stays in the log of the server, under the request's id."""

    code = "INTERNAL"
    zh = "系统内部错误，请求编号 {request_id}"
    en = "an internal error: quote request {request_id}"


class GraphqlSyntax(Refusal):
    """The document cannot be read."""

    code = "GRAPHQL_SYNTAX"
    zh = "GraphQL 语法错误：{problem}"
    en = "GraphQL syntax error: {problem}"


class GraphqlInvalid(Refusal):
    """The document asks for what the schema does not have, or for too much."""

    code = "GRAPHQL_INVALID"
    zh = "GraphQL 请求无效：{problem}"
    en = "the GraphQL request is invalid: {problem}"


class MediaTypeUnsupported(Refusal):
    """GraphQL requests are JSON, which also keeps other sites' forms out."""

    code = "MEDIA_TYPE_UNSUPPORTED"
    zh = "请求体须为 application/json"
    en = "the request body must be application/json"


class EvidenceMislabelled(Refusal):
    """The content does not begin as documents of that type do."""

    code = "EVIDENCE_MISLABELLED"
    zh = "文件内容与声明的类型 {media_type} 不符。"
    en = "The content is not of the type {media_type} that it is sent as."


class EvidenceMissing(Refusal):
    """The log knows the document, and its content is not there."""

    code = "EVIDENCE_MISSING"
    zh = "证据 {hash} 已登记,但内容缺失。"
    en = "The evidence {hash} was received, and its content is missing."


class EvidenceErased(Refusal):
    """The content was destroyed by decision."""

    code = "EVIDENCE_GONE"
    zh = "该证据的内容已于 {day} 按决定销毁。"
    en = "The content of this evidence was erased by decision on {day}."


class CaseFileAltered(Refusal):
    """What the log says at the border of a case file is not what was frozen."""

    code = "CASE_FILE_ALTERED"
    zh = "第 {number} 号案卷与固定时的摘要不符"
    en = "case file {number} does not match the digest that was frozen"


class LetterAltered(Refusal):
    """What the log says is not what was told when the letter was issued."""

    code = "LETTER_ALTERED"
    zh = "第 {number} 份裁定书与出具时的摘要不符"
    en = "letter {number} does not match the digest that was recorded when it was issued"


class ConsoleNotBuilt(Refusal):
    """The pages are built from the sources of the console, which a checkout has yet to do."""

    code = "CONSOLE_NOT_BUILT"
    zh = "网页控制台尚未构建"
    en = "the web console has not been built"


class DesksClosed(Refusal):
    """Whoever may sit down at any desk sees everything: for demonstrations only."""

    code = "DESKS_CLOSED"
    zh = "仅演示环境可以选择岗位登录"
    en = "desks can be taken in a demonstration only"

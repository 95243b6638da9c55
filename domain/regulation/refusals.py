"""Why a regulation cannot be issued, amended or repealed so, and why one cannot be relied on."""

from domain.kernel.refusal import Refusal


class RegulationExists(Refusal):
    """A code stands for one regulation, whatever becomes of it."""

    code = "REGULATION_EXISTS"
    zh = "制度 {regulation} 已发布，请修订该制度或另用代码"
    en = "regulation {regulation} was issued already: amend it, or take another code"


class RegulationUnknown(Refusal):
    """The office has no such regulation."""

    code = "REGULATION_UNKNOWN"
    zh = "本局没有该制度，请先发布"
    en = "the office has no such regulation: issue it first"


class RegulationAlreadyRepealed(Refusal):
    """What is repealed stays repealed."""

    code = "REGULATION_REPEALED"
    zh = "制度 {regulation} 自 {until} 起已废止，请另行发布新制度"
    en = "regulation {regulation} is repealed from {until} on: issue a new one"


class RegulationDatesWrong(Refusal):
    """Editions follow one another, and the repeal follows the last of them."""

    code = "REGULATION_DATES_WRONG"
    zh = "施行或废止日期须晚于现行文本的施行日期 {since}"
    en = "the day must be later than {since}, from which the present text is in force"


class ArticlesMissing(Refusal):
    """A regulation without articles cannot be cited."""

    code = "ARTICLES_MISSING"
    zh = "制度至少须有一条条文"
    en = "a regulation has at least one article"


class ArticleTwice(Refusal):
    """An article number stands for one text."""

    code = "ARTICLE_TWICE"
    zh = "条文 {article} 出现不止一次，请合并或改号"
    en = "article {article} is given more than once: merge the texts or change a number"


class LegalBasisNotInForce(Refusal):
    """A decision rests on an article that was in force on the day of the fact."""

    code = "LEGAL_BASIS_NOT_IN_FORCE"
    zh = "依据 {basis} 在 {day} 未施行或已废止，请援引当日有效的条文"
    en = "{basis} was not in force on {day}: cite an article that was in force on that day"

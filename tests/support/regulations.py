"""Regulations for tests."""

from datetime import date

from domain.regulation.state import Article, RegulationStatus, RegulationText


def text(*numbers: str, status: RegulationStatus = "TRIAL") -> RegulationText:
    """A text with articles of these numbers."""
    articles = tuple(Article(number=number, text=f"第{number}条") for number in numbers)
    return RegulationText(
        title="创新项目评审办法", status=status, document="呼国税发〔2014〕3号", articles=articles
    )


NEW_YEAR = date(2014, 1, 1)
SUMMER = date(2014, 7, 1)
AUTUMN = date(2014, 10, 1)

"""Regulations: what can be cited as a legal basis."""

from datetime import date
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from domain.regulation import state as domain
from domain.regulation.state import RegulationStatus
from projections.regulations.queries import EditionRow, RegulationRow


@strawberry.type(description="An article (条), cited as code#number.")
class Article:
    """An article."""

    number: str
    text: str

    @classmethod
    def of(cls, article: domain.Article) -> Self:
        """The article of the domain."""
        return cls(number=article.number, text=article.text)


@strawberry.type(description="A regulation as it reads from a day, until a day (excluded; null: still).")
class RegulationEdition:
    """An edition."""

    since: date
    until: date | None
    title: str
    status: RegulationStatus = strawberry.field(graphql_type=ENUMS[RegulationStatus])
    document: str = strawberry.field(description="What put it in force.")
    articles: list[Article]

    @classmethod
    def of(cls, row: EditionRow) -> Self:
        """The edition of a row."""
        return cls(
            since=row.since,
            until=row.until,
            title=row.title,
            status=row.status,
            document=row.document,
            articles=[Article.of(each) for each in row.articles],
        )


@strawberry.type(description="A regulation (制度) of an office, with every text that it has had.")
class Regulation:
    """A regulation."""

    row: strawberry.Private[RegulationRow]
    office: str = strawberry.field(description="The code of the office that issued it.")
    code: str

    @classmethod
    def of(cls, row: RegulationRow) -> Self:
        """The regulation of a row."""
        return cls(row=row, office=row.office, code=row.code)

    @resolver("Every edition, the oldest first.")
    def editions(self) -> list[RegulationEdition]:
        """The editions."""
        return [RegulationEdition.of(each) for each in self.row.editions]

    @resolver("The edition in force on a day; null before it was issued and once it is repealed.")
    def edition(self, on: date) -> RegulationEdition | None:
        """The edition of a day."""
        found = self.row.edition_on(on)
        return None if found is None else RegulationEdition.of(found)

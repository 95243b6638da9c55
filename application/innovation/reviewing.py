"""The professional review of innovation projects by the panel of their class."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.innovation.opened import open_for, open_for_the_unconcerned, rules_of
from application.work import Work
from domain.kernel.points import Points
from domain.office.office import Office


class ReviewInnovation(Command):
    """Score a submitted project, as a member of the panel of its class who belongs to no applicant."""

    NAME: ClassVar[str] = "reviewInnovation"

    innovation: UUID
    score: Points
    opinion: str


def review_innovation(command: ReviewInnovation, work: Work) -> None:
    """Each member once."""
    project = open_for(Action.REVIEW_INNOVATION, command.innovation, work)
    office = project.state.office
    seats = work.read(Office, Office.id_of(office))
    project.review(command.score, command.opinion, rules_of(office, work), seats)


class CloseInnovationReview(Command):
    """Close the review of a project once enough members of its panel have scored it."""

    NAME: ClassVar[str] = "closeInnovationReview"

    innovation: UUID


def close_innovation_review(command: CloseInnovationReview, work: Work) -> None:
    """The mean of the scores is what it is ranked by."""
    project = open_for_the_unconcerned(Action.CLOSE_INNOVATION_REVIEW, command.innovation, work)
    project.close_review(rules_of(project.state.office, work))


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ReviewInnovation: review_innovation,
    CloseInnovationReview: close_innovation_review,
}

"""Training (培训): what was taught, who came, and which reviewers do not know the system yet."""

from datetime import date
from typing import Any, Self
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.fields import resolver
from api.graphql.ids import Kind, global_id
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.organization import Person
from api.graphql.plan_reports import PortionType
from application.actions import Action
from domain.plan.coverage import Covered
from domain.training.training import TrainingKind, attendance
from projections.organization.queries import PersonRow
from projections.trainings.queries import TRAINING_REGISTER, TrainingRow


@strawberry.type(description="A training (培训).")
class Training(Node):
    """A training."""

    KIND = Kind.TRAINING

    row: strawberry.Private[TrainingRow]
    office: str
    unit: str | None = strawberry.field(
        description="The unit whose persons were trained; null: the whole office."
    )
    kind: TrainingKind = strawberry.field(graphql_type=ENUMS[TrainingKind])
    held_on: date
    title: str
    attendance: PortionType = strawberry.field(description="How many of the invited came.")
    withdrawn_because: str | None = strawberry.field(description="Null: it stands.")

    @classmethod
    def of(cls, row: TrainingRow, moment: Moment) -> Self:
        """The training of a row."""
        return cls(
            key=row.id,
            moment=moment,
            row=row,
            office=row.office,
            unit=row.subject,
            kind=row.kind,
            held_on=row.day,
            title=row.title,
            attendance=PortionType.of(attendance(row.invited, row.attended)),
            withdrawn_because=row.withdrawn_because,
        )

    @resolver("The ids of the persons who were invited.")
    def invited(self, info: Info) -> list[strawberry.ID]:
        """The invited."""
        return _ids(info, self.row.invited)

    @resolver("The ids of those of them who came.")
    def attended(self, info: Info) -> list[strawberry.ID]:
        """Those who came."""
        return _ids(info, self.row.attended)


def _ids(info: Info, persons: list[UUID]) -> list[strawberry.ID]:
    log = info.context.services.log_id
    return [strawberry.ID(global_id(Kind.PERSON, log, each)) for each in persons]


@strawberry.type(description="A reviewer who has not been trained in the system: a warning, no refusal.")
class UntrainedReviewer:
    """A reviewer."""

    row: strawberry.Private[PersonRow]
    moment: strawberry.Private[Moment]

    @resolver("The code of the person's unit.")
    def unit(self) -> str:
        """The unit."""
        return self.row.place(self.moment.effective_on).unit

    @resolver("The post, which names no person.")
    def post(self) -> str:
        """The post."""
        return self.row.place(self.moment.effective_on).post

    @resolver("The person, if you may see them.")
    async def person(self, info: Info) -> Person | None:
        """The person."""
        found: Person | None = await info.context.linked(Kind.PERSON, self.row.person, self.moment)
        return found


@strawberry.type(description="Which holders of the policy's training.reviewers attended a SYSTEM training.")
class ReviewerTraining:
    """Reviewers."""

    moment: strawberry.Private[Moment]
    gaps: strawberry.Private[tuple[str, ...]]
    portion: PortionType

    @classmethod
    def of(cls, found: Covered, moment: Moment) -> Self:
        """What the domain found."""
        return cls(moment=moment, gaps=found.gaps, portion=PortionType.of(found.portion))

    @resolver("Those who are to be trained.")
    async def untrained(self, info: Info) -> list[UntrainedReviewer]:
        """The gaps."""
        persons = info.context.loaders(self.moment).persons
        rows = await persons.load_many([UUID(each) for each in self.gaps])
        return [UntrainedReviewer(row=row, moment=self.moment) for row in rows if row is not None]


@strawberry.input(description="Which trainings: all that is given must hold.")
class TrainingFilter:
    """A filter over trainings."""

    office: str | None = None
    unit: str | None = None
    kinds: list[TrainingKind] | None = strawberry.field(
        default=None, graphql_type=listed(TrainingKind) | None
    )
    withdrawn: bool | None = None

    def given(self) -> dict[str, Any]:
        """The conditions on the register."""
        return {
            "office": self.office,
            "unit": self.unit,
            "kinds": self.kinds,
            "withdrawn": self.withdrawn,
        }


async def training_of(context: Context, key: UUID, moment: Moment) -> Training | None:
    """A training, if there is one that the viewer may see."""
    row = await TRAINING_REGISTER.one(moment.reading, key)
    if row is None or not context.viewer.sees(Action.READ_TRAININGS, row.office, row.subject):
        return None
    return Training.of(row, moment)

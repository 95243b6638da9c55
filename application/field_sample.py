"""Drawing the field sample."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.refusals import OutsideTheYear
from domain.assessment.roll import AssessmentRoll
from domain.field_sample import FieldSample
from domain.period import last_day
from domain.plan.plan import Plan


class DrawFieldSample(Command):
    """Draw the subjects of a plan whose results of a period are verified on the spot.

    The same seed draws the same subjects, so that everybody can redo it; a sample is drawn once.
    """

    NAME: ClassVar[str] = "drawFieldSample"

    plan: UUID
    period: str
    size: int
    seed: Annotated[str, Field(min_length=1, max_length=100)]


def draw_field_sample(command: DrawFieldSample, work: Work) -> None:
    """Out of all whose assessment is open under the plan."""
    plan = work.read(Plan, command.plan)
    work.authorise(Action.DRAW_SAMPLE, office=plan.office)
    if (day := last_day(command.period)).year != plan.year:
        raise OutsideTheYear("period", day=day, year=plan.year)
    roll = work.find(AssessmentRoll, AssessmentRoll.id_of(command.plan))
    enrolled = () if roll is None else roll.assessments
    sample = work.begin(FieldSample, FieldSample.id_of(command.plan, command.period))
    sample.draw(
        office=plan.office,
        plan=command.plan,
        period=command.period,
        size=command.size,
        seed=command.seed,
        candidates=[work.read(Assessment, each).subject for each in enrolled],
    )


HANDLERS: Final[Mapping[type[Command], Handler]] = {DrawFieldSample: draw_field_sample}

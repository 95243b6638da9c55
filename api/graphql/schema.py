"""The schema: its roots, its scalars, and how much one document may ask for."""

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final

import strawberry
from graphql import ASTValidationRule, DocumentNode, GraphQLError, StringValueNode, ValidationRule, parse
from strawberry.extensions import (
    AddValidationRules,
    MaxAliasesLimiter,
    MaxTokensLimiter,
    QueryDepthLimiter,
    SchemaExtension,
    ValidationCache,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.types.graphql import OperationType

from api.graphql.activities import Activity
from api.graphql.appeals import Appeal
from api.graphql.assessments import Assessment
from api.graphql.commands.mutations import Root
from api.graphql.errors import ToldErrors
from api.graphql.evaluations import EvaluationRound
from api.graphql.event_types import TYPES
from api.graphql.feedback import Feedback
from api.graphql.innovations import InnovationProject
from api.graphql.meetings import ReviewMeeting
from api.graphql.organization import Person
from api.graphql.plans import Plan
from api.graphql.queries.activities import ActivityQueries
from api.graphql.queries.analysis import AnalysisQueries
from api.graphql.queries.appeals import AppealQueries
from api.graphql.queries.assessments import AssessmentQueries
from api.graphql.queries.attestations import AttestationQueries
from api.graphql.queries.calendar import CalendarQueries
from api.graphql.queries.evaluations import EvaluationQueries
from api.graphql.queries.events import EventQueries
from api.graphql.queries.feedback import FeedbackQueries
from api.graphql.queries.innovations import InnovationQueries
from api.graphql.queries.library import LibraryQueries
from api.graphql.queries.meetings import MeetingQueries
from api.graphql.queries.organization import OrganizationQueries
from api.graphql.queries.plans import PlanQueries
from api.graphql.queries.policies import PolicyQueries
from api.graphql.queries.proof import ProofQueries
from api.graphql.queries.read_audit import ReadAuditQueries
from api.graphql.queries.rectifications import RectificationQueries
from api.graphql.queries.regulations import RegulationQueries
from api.graphql.queries.reports import ReportQueries
from api.graphql.queries.results import ResultQueries
from api.graphql.queries.risk_signals import RiskSignalQueries
from api.graphql.queries.simulations import SimulationQueries
from api.graphql.queries.system import SystemQueries
from api.graphql.queries.tasks import TaskQueries
from api.graphql.queries.trainings import TrainingQueries
from api.graphql.queries.uses import UseQueries
from api.graphql.rectifications import Rectification
from api.graphql.results import Result
from api.graphql.risk_signals import RiskSignal
from api.graphql.scalars import SCALARS
from api.graphql.subscription import Subscription
from api.graphql.trainings import Training

MAX_TOKENS: Final = 4_000
MAX_DEPTH: Final = 12
MAX_ALIASES: Final = 30
DOCUMENTS_KEPT: Final = 500


class PlainText(ValidationRule):
    """No NUL in a text: PostgreSQL stores none."""

    def enter_string_value(self, node: StringValueNode, *_args: Any) -> None:
        """Look at each text of a document."""
        if "\0" in node.value:
            self.report_error(GraphQLError("a text holds the character NUL", node))


@lru_cache(DOCUMENTS_KEPT)
def parsed(text: str) -> DocumentNode:
    """A document; raises ``GraphQLError``."""
    return parse(text, max_tokens=MAX_TOKENS)


class KnownDocuments(SchemaExtension):
    """Parses each text once, and leaves those that cannot be parsed to the library, which tells why."""

    def on_parse(self) -> Iterator[None]:
        """Before the library parses."""
        with suppress(GraphQLError):
            self.execution_context.graphql_document = parsed(self.execution_context.query or "")
        yield


# made once: the cache of validated documents knows rules by identity
_RULES: Final[tuple[type[ASTValidationRule], ...]] = (
    PlainText,
    *MaxAliasesLimiter(MAX_ALIASES).validation_rules,
    *QueryDepthLimiter(MAX_DEPTH).validation_rules,
)


class Schema(strawberry.Schema):
    """The library's schema, leaving it to ``ToldErrors`` to log bugs, and sockets to subscriptions."""

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Log nothing: refusals are no errors of the server."""

    async def stream(self, *arguments: Any, **options: Any) -> Any:
        """Run a subscription; anything else is refused."""
        options["allowed_operation_types"] = (OperationType.SUBSCRIPTION,)
        return await super().stream(*arguments, **options)


@strawberry.type(
    description="What can be asked.  What you may not see is null, or absent from lists and counts."
)
class Query(
    SystemQueries,
    OrganizationQueries,
    PolicyQueries,
    RegulationQueries,
    CalendarQueries,
    LibraryQueries,
    PlanQueries,
    InnovationQueries,
    ReportQueries,
    MeetingQueries,
    AnalysisQueries,
    AttestationQueries,
    AssessmentQueries,
    SimulationQueries,
    ResultQueries,
    RectificationQueries,
    AppealQueries,
    EvaluationQueries,
    EventQueries,
    ProofQueries,
    TaskQueries,
    FeedbackQueries,
    UseQueries,
    ActivityQueries,
    TrainingQueries,
    RiskSignalQueries,
    ReadAuditQueries,
):
    """The root type of queries."""


schema: Final = Schema(
    query=Query,
    mutation=Root,
    subscription=Subscription,
    types=[
        Plan,
        InnovationProject,
        Assessment,
        Appeal,
        Rectification,
        Result,
        Person,
        *TYPES.values(),
        Feedback,
        Activity,
        Training,
        RiskSignal,
        ReviewMeeting,
        EvaluationRound,
    ],
    config=StrawberryConfig(scalar_map=SCALARS),
    extensions=[
        ToldErrors,
        lambda: MaxTokensLimiter(MAX_TOKENS),
        KnownDocuments,
        lambda: AddValidationRules(list(_RULES)),
        lambda: ValidationCache(DOCUMENTS_KEPT),
    ],
)
"""The schema that is served, and written to ``schema.graphql``."""

"""Odd input, well typed: the interface answers, and the read models take in what came of it."""

from random import Random
from typing import Any, Final

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
)

from api.graphql.commands.table import MUTATIONS
from api.graphql.ids import Kind
from api.graphql.schema import schema
from domain.meeting.meeting import ReviewMeeting
from tests.api.test_acting_rights import DO
from tests.support.api import Client
from tests.support.told import Told

TIMES: Final = 40
DEFINITION: Final = "strawberry-definition"
USUAL: Final = {
    "office": "HHHT",
    "unit": "U03",
    "subject": "U03",
    "year": 2014,
    "digits": 2,
    "project": "P",
    "section": "S",
    "workItem": "W",
    "indicator": "A",
    "period": "2014Q4",
    "peerGroup": "GRASSROOTS",
    "entry": "entry:A/2014Q4/SELF",
    "item": "entry:B/2014Q1/SELF",
    "ground": "MAJOR_FAULT",
    "reasonCode": "X",
    "reason": "x",
    "statement": "x",
    "legalBasis": "A#1",
    "evidence": "sha256:" + "0" * 64,
    "points": "1",
    "delta": "1",
    "scale": "100",
    "occurredOn": "2014-05-01",
}
"""What is usually given: one odd thing at a time gets further than many."""
UNSAID: Final = {"expectedVersion": 0.8}
"""How often an optional input is left out, where it is not the usual 0.3."""
LONG: Final = Random(0).randbytes(5_000).hex()  # noqa: S311 - so that it cannot be compressed
TEXTS: Final = (
    *(
        "",
        " ",
        "A",
        "B",
        "Z",
        "\n",
        "\u2028",
        "é😀",
        "'; --",
        "%s {x} {",
        "A/B",
        "BONUS",
        "DEDUCTION",
        "TOTAL",
    ),
    *("2014Q1", "2014", "2014M13", "entry:A/2014Q1/SELF", "entry:", "claim:x", "veto:", "MAJOR_FAULT"),
    *("HHHT", "U01", "U03", "PO", "HHHT-2014-01#12", "sha256:" + "0" * 64, LONG),
)
INTS: Final = (-(2**31), -1, 0, 1, 2, 3, 6, 100, 2014, 2015, 9999, 20140, 2**31 - 1)
DECIMALS: Final = ("0", "-0", "0.000001", "9.5", "10", "100", "-999999999.999999", "999999999.999999", "00.1")
DATES: Final = ("0001-01-01", "2013-12-31", "2014-05-01", "2014-12-31", "9999-12-31")
MOMENTS: Final = ("0001-01-01T00:00:00Z", "2014-05-01T00:00:00+08:00", "9999-12-31T23:59:59-12:00")
ORGANISATION: Final = (
    *("renameOffice", "mergeOffices", "registerUnit", "renameUnit", "regroupUnit", "closeUnit"),
    *("registerPost", "assignPost", "leavePost", "constituteBody"),
    *("movePerson", "hostPerformanceOffice", "recordStaffing", "registerExternalBody"),
    *("registerPerson", "grantRole", "revokeRole"),
)
WHO: Final = {
    **dict.fromkeys(("reportResult", "claimBonus", "reportNil", "commentOnScore"), "reporter of U03"),
    **dict.fromkeys(("reviewResult", "returnResult", "verifyClaim", "claimDeduction"), "assessor"),
    **dict.fromkeys(("acceptComment", "declineComment"), "assessor"),
    "escalateComment": "head of U03",
    **dict.fromkeys(("recordFault", "recordRefusalToConfirm", "withdrawFault"), "assessor"),
    **dict.fromkeys(("issueRegulation", "amendRegulation", "repealRegulation", "amendPolicy"), "leader"),
    **dict.fromkeys(("publishPolicy", "publishPlan", "confirmVeto", "liftVeto"), "leader"),
    "allocatePlaces": "leader",
    **dict.fromkeys(("eraseEvidence", "decideSpecialItem", "approveAmendment", "refuseAmendment"), "leader"),
    **dict.fromkeys(("determineResults", "reviseResults"), "leader"),
    **dict.fromkeys(ORGANISATION, "administrator"),
    **dict.fromkeys(("fileAppeal", "fileLateAppeal", "recordSelfCheck", "confirmFault"), "head of U03"),
    **dict.fromkeys(("commentOnPlan", "agreeToPlan", "requestAmendment"), "head of U03"),
    **dict.fromkeys(("withdrawAppeal", "reinstateAppeal", "withdrawAmendment"), "head of U01"),
    "raiseFeedback": "head of U03",
    **dict.fromkeys(("closeFeedback", "reopenFeedback"), "head of U01"),
    **dict.fromkeys(("ruleOnAppeal", "proposeAmendment", "proposeResults"), "member"),
    **dict.fromkeys(("declareConflict", "openVoting", "castVote", "openVotes"), "member"),
    **dict.fromkeys(("recuseMember", "replaceMember", "endorseRuling"), "leader"),
    "replyOnAppeal": "head of U01",
    **dict.fromkeys(("submitRectificationPlan", "submitRectificationReport"), "head of U01"),
    **dict.fromkeys(("verifyRectification", "returnRectificationReport"), "assessor"),
    "applyForInnovation": "head of U03",
    **dict.fromkeys(("submitInnovation", "withdrawInnovation"), "head of U01"),
    "rankInnovations": "member",
    "reviewInnovation": "reviewer",
    "grantInnovationBonus": "leader",
    "erasePersonKey": "administrator",
    "applyVeto": "supervisor",
    "castBallot": "head of U01",
}
"""Who may send it; the officer may send the rest."""


class Odd:
    """Makes values of input types."""

    def __init__(self, client: Client, told: Told, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - the same in every run
        self._scalars: dict[str, tuple[Any, ...]] = {
            "String": TEXTS,
            "Int": INTS,
            "Boolean": (True, False),
            "Decimal": DECIMALS,
            "Date": DATES,
            "DateTime": MOMENTS,
        }
        self._ids = {
            "assessment": client.assessment("U03"),
            "plan": client.plan,
            "appeal": client.id_of(Kind.APPEAL, told.waiting),
            "rectification": client.id_of(Kind.RECTIFICATION, told.rectification),
            "feedback": client.id_of(Kind.FEEDBACK, told.feedback),
            "meeting": client.id_of(Kind.MEETING, ReviewMeeting.id_of("HHHT", "2014Q1", 1)),
            "activity": client.id_of(Kind.ACTIVITY, told.activity),
            "training": client.id_of(Kind.TRAINING, told.training),
            "round": client.id_of(Kind.EVALUATION_ROUND, told.round),
            "signal": client.id_of(Kind.RISK_SIGNAL, told.signal),
        }
        innovation = client.id_of(Kind.INNOVATION_PROJECT, told.innovation)
        self._ids |= dict.fromkeys(("innovation", "borrows"), innovation)
        self._someone = client.person("reporter of U02")

    def value(self, kind: Any, name: str) -> Any:
        """A value of a type, for the input ``name``."""
        if isinstance(kind, GraphQLNonNull):
            return self._given(kind.of_type, name)
        optional = not isinstance(kind, GraphQLInputObjectType)
        return None if optional and self._random.random() < UNSAID.get(name, 0.3) else self._given(kind, name)

    def _given(self, kind: Any, name: str) -> Any:
        match kind:
            case GraphQLList():
                return [self.value(kind.of_type, name) for _ in range(self._random.randrange(3))]
            case GraphQLInputObjectType():
                return {each: self.value(kind.fields[each].type, each) for each in self._fields(kind)}
            case GraphQLEnumType():
                return self._random.choice(list(kind.values))
            case _:
                return self._scalar(kind, name)

    def _fields(self, kind: GraphQLInputObjectType) -> list[str]:
        fields = list(kind.fields)
        return [self._random.choice(fields)] if kind.extensions[DEFINITION].is_one_of else fields

    def _scalar(self, kind: GraphQLScalarType, name: str) -> Any:
        usual = USUAL.get(name)
        fits = usual is not None and isinstance(usual, int) == (kind.name == "Int")
        if fits and self._random.random() < 0.8:
            return usual
        if kind.name == "ID":
            return self._ids.get(name, self._someone)
        return self._random.choice(self._scalars[kind.name])


def test_each_mutation_is_sent_by_somebody_who_may() -> None:
    senders = {name: WHO.get(name, "officer").replace("U03", "U01") for name, may in DO.items() if may}
    assert {name for name, who in senders.items() if who not in DO[name]} == set()


@pytest.mark.parametrize("mutation", [mutation.command.NAME for mutation in MUTATIONS])
async def test_no_input_makes_the_interface_stumble(shared: Client, told: Told, mutation: str) -> None:
    kind = mutation[0].upper() + mutation[1:]
    document = (
        f"mutation ($i: {kind}Input!) {{ {mutation}(input: $i) {{ position errors {{ code field }} }} }}"
    )
    input_type = schema._schema.type_map[f"{kind}Input"]
    odd = Odd(shared, told, seed=sum(map(ord, mutation)))
    for _ in range(TIMES):
        given = odd.value(input_type, "input")
        answer = await shared.ask(WHO.get(mutation, "officer"), document, i=given)
        told_codes = {each["extensions"]["code"] for each in answer.body.get("errors", [])}
        assert told_codes <= {"ROLE_MISSING", "OUT_OF_SCOPE"}, (given, answer.body)
    await shared.caught_up()
    health = (await shared.http.get("/health")).json()
    assert health["feed"]["state"] == "OK", (mutation, health)

"""The sheet of one assessment: every item that its events tell of, and what became of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from .events import Event
from .figures import ZERO, Json


class Ruling(NamedTuple):
    """What a ruling on an appeal left of an item, and the event that says so."""

    points: Decimal
    event: str


@dataclass
class Item:
    """An entry, an adjustment, something that does not apply, a bonus or a deduction.

    ``node`` is the indicator, or the kind of a claim.  ``bound`` is the most that the period of an entry may
    come to; only scores have one.  ``COUNTS`` is the status of what is confirmed.
    """

    ref: str
    kind: str
    node: str
    day: str
    stated: Decimal
    status: str
    events: list[str]
    period: str = ""
    channel: str = ""
    code: str = ""
    matter: str = ""
    bound: Decimal | None = None
    ruling: Ruling | None = None

    @property
    def stands(self) -> bool:
        """Whether it may count at all; what was refused does by a ruling only."""
        if self.status == "REFUSED":
            return self.ruling is not None
        return self.status not in {"RETURNED", "VOIDED", "WITHDRAWN"}

    @property
    def confirmed(self) -> bool:
        """Whether it counts in the total."""
        by_ruling = self.kind in {"BONUS", "DEDUCTION"} and self.ruling is not None
        return self.status == "COUNTS" or by_ruling

    @property
    def said(self) -> Decimal:
        """Its points before a ruling."""
        return ZERO if self.status == "REFUSED" else self.stated

    @property
    def worth(self) -> Decimal:
        """Its points now."""
        return self.said if self.ruling is None else self.ruling.points


class Whole(NamedTuple):
    """A ruling on an indicator as a whole: what it adds to the results."""

    difference: Decimal
    event: str


@dataclass
class Sheet:
    """An assessment: under which rules, and all that was entered; ``vetoes`` by reference, with status."""

    stream: str
    opened: Json
    plan_version: int = 0
    items: dict[str, Item] = field(default_factory=dict)
    wholes: dict[str, Whole] = field(default_factory=dict)
    vetoes: dict[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with the version of the plan that it was opened under."""
        self.plan_version = self.opened["plan_version"]

    @property
    def group(self) -> tuple[str, str]:
        """The plan and the peer group in which the subject is ranked."""
        return self.opened["plan"], self.opened["peer_group"]

    @property
    def vetoes_in_force(self) -> list[Json]:
        """The vetoes that hold."""
        return [veto for veto in self.vetoes.values() if veto["status"] == "CONFIRMED"]

    def take(self, event: Event) -> None:
        """Take one later event in; raises ``LookupError`` for a kind of event that is not known here."""
        TAKERS[event.topic](self, event)


def _place(event: Event) -> tuple[str, str]:
    return event.said["indicator"], event.said["period"]


def _reported(status: str) -> "Taker":
    """An entry takes the place of what stood there."""

    def take(sheet: Sheet, event: Event) -> None:
        said, (indicator, period) = event.said, _place(event)
        sheet.items[f"entry:{indicator}/{period}/{said['channel']}"] = Item(
            ref=f"entry:{indicator}/{period}/{said['channel']}",
            kind="ENTRY",
            node=indicator,
            day=event.day,
            stated=Decimal(said["points"]),
            status=status,
            events=[event.id],
            period=period,
            channel=said["channel"],
            bound=Decimal(said["scoring"]["most"]) if said["scoring"]["style"] == "SCORE" else None,
        )

    return take


def _adjusted(sheet: Sheet, event: Event) -> None:
    indicator, period = _place(event)
    ref, delta = f"adjustment:{event.id}", Decimal(event.said["delta"])
    sheet.items[ref] = Item(ref, "ADJUSTMENT", indicator, event.day, delta, "COUNTS", [event.id], period)


def _not_applicable(sheet: Sheet, event: Event) -> None:
    indicator, period = _place(event)
    ref = f"not-applicable:{indicator}/{period}"
    sheet.items[ref] = Item(
        ref, "NOT_APPLICABLE", indicator, event.day, ZERO, "REQUESTED", [event.id], period
    )


def _claimed(code: str | None, status: str) -> "Taker":
    """A bonus or deduction item: of the catalogue by its code, or beside it."""

    def take(sheet: Sheet, event: Event) -> None:
        said = event.said
        sheet.items[f"claim:{event.id}"] = Item(
            ref=f"claim:{event.id}",
            kind=said["kind"],
            node=said["kind"],
            day=event.day,
            stated=Decimal(said["points"]),
            status=status,
            events=[event.id],
            code=said["code"] if code is None else code,
            matter=said["matter"],
        )

    return take


def _becomes(key: str, status: str) -> "Taker":
    """A step on an item that exists."""

    def take(sheet: Sheet, event: Event) -> None:
        item = sheet.items[event.said[key]]
        item.status = status
        item.events.append(event.id)

    return take


def _reviewed(sheet: Sheet, event: Event) -> None:
    _becomes("entry", "REVIEWED")(sheet, event)
    if event.said["points"] is not None:
        sheet.items[event.said["entry"]].stated = Decimal(event.said["points"])


def _ruled(sheet: Sheet, event: Event) -> None:
    ref: str = event.said["item"]
    if ref in sheet.vetoes:
        if event.said["outcome"] == "REVOKED":
            sheet.vetoes[ref]["status"] = "REVOKED"
        return
    sheet.items[ref].ruling = Ruling(Decimal(event.said["points"]), event.id)
    sheet.items[ref].events.append(event.id)


def _ruled_whole(sheet: Sheet, event: Event) -> None:
    sheet.wholes[event.said["indicator"]] = Whole(Decimal(event.said["difference"]), event.id)


def _veto(status: str) -> "Taker":
    def take(sheet: Sheet, event: Event) -> None:
        said = event.said
        sheet.vetoes[f"veto:{event.id}"] = {
            "ground": said["ground"],
            "effect": said["effect"],
            "status": status,
        }

    return take


def _veto_becomes(status: str) -> "Taker":
    def take(sheet: Sheet, event: Event) -> None:
        sheet.vetoes[event.said["veto"]]["status"] = status

    return take


def _adopted(sheet: Sheet, event: Event) -> None:
    sheet.plan_version = event.said["plan_version"]


def _moves_no_points(_sheet: Sheet, _event: Event) -> None:
    pass


Taker = Callable[[Sheet, Event], None]

TAKERS: Final[Mapping[str, Taker]] = {
    "assessment.result-reported.v1": _reported("REPORTED"),
    "assessment.nil-reported.v1": _reported("REPORTED"),
    "assessment.evaluation-entered.v1": _reported("COUNTS"),
    "assessment.band-settled.v1": _reported("COUNTS"),
    "assessment.result-returned.v1": _becomes("entry", "RETURNED"),
    "assessment.result-reviewed.v1": _reviewed,
    "assessment.result-rechecked.v1": _becomes("entry", "COUNTS"),
    "assessment.score-adjusted.v1": _adjusted,
    "assessment.item-voided.v1": _becomes("item", "VOIDED"),
    "assessment.not-applicable-requested.v1": _not_applicable,
    "assessment.not-applicable-approved.v1": _becomes("item", "COUNTS"),
    "assessment.not-applicable-withdrawn.v1": _becomes("item", "WITHDRAWN"),
    "assessment.item-claimed.v1": _claimed(None, "CLAIMED"),
    "assessment.claim-verified.v1": _becomes("claim", "VERIFIED"),
    "assessment.claim-accepted.v1": _becomes("claim", "COUNTS"),
    "assessment.claim-refused.v1": _becomes("claim", "REFUSED"),
    "assessment.special-item-decided.v1": _claimed("SPECIAL", "COUNTS"),
    "assessment.innovation-bonus-booked.v1": _claimed("INNOVATION", "COUNTS"),
    "assessment.rectification-deducted.v1": _claimed("RECTIFICATION", "COUNTS"),
    "assessment.ruling-applied.v1": _ruled,
    "assessment.indicator-ruled.v1": _ruled_whole,
    "assessment.veto-recorded.v1": _veto("RECORDED"),
    "assessment.veto-spread.v1": _veto("CONFIRMED"),
    "assessment.veto-confirmed.v1": _veto_becomes("CONFIRMED"),
    "assessment.veto-lifted.v1": _veto_becomes("LIFTED"),
    "assessment.spread-revoked.v1": _veto_becomes("REVOKED"),
    "assessment.plan-version-adopted.v1": _adopted,
    **dict.fromkeys(
        (
            "assessment.interim-publicised.v1",
            "assessment.assessment-sealed.v1",
            "assessment.contest-opened.v1",
            "assessment.contest-closed.v1",
            "assessment.item-remitted.v1",
            "assessment.placement-ruled.v1",
            "assessment.fault-recorded.v1",
            "assessment.fault-confirmed.v1",
            "assessment.fault-confirmation-refused.v1",
            "assessment.fault-withdrawn.v1",
            "assessment.score-commented.v1",
            "assessment.comment-accepted.v1",
            "assessment.comment-declined.v1",
            "assessment.comment-escalated.v1",
            "assessment.self-check-recorded.v1",
            "assessment.due-dates-set.v1",
            "assessment.alarm-raised.v1",
        ),
        _moves_no_points,
    ),
}

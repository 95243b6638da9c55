"""What has taken place: it can be recorded once its day has come."""

from datetime import date

from domain.kernel.refusal import Refusal


class NotHeldYet(Refusal):
    """What lies ahead has not taken place."""

    code = "NOT_HELD_YET"
    zh = "{day} 尚未到来，请在举办后登记"
    en = "{day} has not come yet: record it once it has taken place"


def must_have_come(day: date, today: date, field: str) -> None:
    """Refuse a day that lies ahead."""
    if day > today:
        raise NotHeldYet(field, day=day)

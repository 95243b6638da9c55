"""The plan as a whole: its facets in one aggregate."""

from typing import Final
from uuid import UUID

from domain.kernel.ids import stream_id
from domain.plan import amendment_events, claim_catalogue, consultation, drafting, publication, review
from domain.plan.amending import Amending
from domain.plan.claim_catalogue import ClaimCatalogue
from domain.plan.consultation import Consulting
from domain.plan.drafting import Drafting
from domain.plan.indicator import Side
from domain.plan.publication import Publication
from domain.plan.review import Review


class Plan(Drafting, ClaimCatalogue, Review, Consulting, Publication, Amending):
    """The plan of one office, year and side."""

    @staticmethod
    def id_of(office: str, year: int, side: Side) -> UUID:
        """One plan per office, year and side."""
        return stream_id("plan", office, year, side)


EVENTS: Final = (
    *drafting.EVENTS,
    *claim_catalogue.EVENTS,
    *amendment_events.EVENTS,
    *review.EVENTS,
    *consultation.EVENTS,
    *publication.EVENTS,
)

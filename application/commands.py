"""Every command there is, with its handler."""

from collections.abc import Mapping
from typing import Final

from application import (
    activity,
    adoption,
    amendment,
    analysis,
    band_settlement,
    evidence,
    feedback,
    field_sample,
    innovation,
    library,
    meetings,
    milestones,
    person,
    policy,
    regulation,
    result,
    result_use,
    risk_signal,
    training,
    unit_honour,
)
from application.appeal import bench, case_file, clock, exhibits, filing, hearing, letters, ruling, voting
from application.assessment import (
    adjustments,
    claims,
    comments,
    entries,
    faults,
    imports,
    lifecycle,
    not_applicable,
    vetoes,
    watch,
)
from application.attestation import recording as attestation
from application.command import Command
from application.dispatcher import Handler
from application.evaluation import ballots, counting, rounds
from application.office import bodies, offices, performance_office, posts, units
from application.plan import claim_catalogue, drafting, procedure
from application.rectification import closing, issuing, steps

HANDLERS: Final[Mapping[type[Command], Handler]] = {
    **offices.HANDLERS,
    **units.HANDLERS,
    **posts.HANDLERS,
    **bodies.HANDLERS,
    **performance_office.HANDLERS,
    **policy.HANDLERS,
    **person.HANDLERS,
    **regulation.HANDLERS,
    **library.HANDLERS,
    **drafting.HANDLERS,
    **claim_catalogue.HANDLERS,
    **amendment.HANDLERS,
    **adoption.HANDLERS,
    **procedure.HANDLERS,
    **analysis.HANDLERS,
    **milestones.HANDLERS,
    **meetings.HANDLERS,
    **lifecycle.HANDLERS,
    **entries.HANDLERS,
    **imports.HANDLERS,
    **faults.HANDLERS,
    **comments.HANDLERS,
    **watch.HANDLERS,
    **field_sample.HANDLERS,
    **evidence.HANDLERS,
    **adjustments.HANDLERS,
    **not_applicable.HANDLERS,
    **claims.HANDLERS,
    **innovation.HANDLERS,
    **vetoes.HANDLERS,
    **rounds.HANDLERS,
    **ballots.HANDLERS,
    **counting.HANDLERS,
    **filing.HANDLERS,
    **unit_honour.HANDLERS,
    **clock.HANDLERS,
    **bench.HANDLERS,
    **hearing.HANDLERS,
    **exhibits.HANDLERS,
    **case_file.HANDLERS,
    **voting.HANDLERS,
    **ruling.HANDLERS,
    **letters.HANDLERS,
    **band_settlement.HANDLERS,
    **feedback.HANDLERS,
    **issuing.HANDLERS,
    **steps.HANDLERS,
    **closing.HANDLERS,
    **result.HANDLERS,
    **result_use.HANDLERS,
    **activity.HANDLERS,
    **training.HANDLERS,
    **risk_signal.HANDLERS,
    **attestation.HANDLERS,
}

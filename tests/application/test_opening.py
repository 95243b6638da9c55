"""Opening assessments: only units that are ranked are assessed."""

import pytest

from application.assessment.lifecycle import OpenAssessment
from domain.assessment.refusals import AssessmentExists, SubjectNotRanked, SubjectOutsidePlan
from domain.office.refusals import UnitUnknown
from tests.support.city import City, registering


def test_a_unit_outside_all_peer_groups_is_not_assessed(city: City) -> None:
    with pytest.raises(SubjectNotRanked) as refused:
        city.run("officer", OpenAssessment(plan=city.plan, subject="D1"))
    assert refused.value.field == "subject"


def test_a_unit_of_a_group_that_the_plan_does_not_assess_is_not_assessed(city: City) -> None:
    city.run("system:bootstrap", registering("A1", "AFFILIATED_BODY", "AFFILIATED"))
    with pytest.raises(SubjectOutsidePlan) as refused:
        city.run("officer", OpenAssessment(plan=city.plan, subject="A1"))
    assert refused.value.facts == {"subject": "A1", "peer_group": "AFFILIATED"}


def test_a_unit_that_the_office_does_not_have_is_not_assessed(city: City) -> None:
    with pytest.raises(UnitUnknown):
        city.run("officer", OpenAssessment(plan=city.plan, subject="U99"))


def test_a_unit_is_assessed_once_under_a_plan(city: City) -> None:
    with pytest.raises(AssessmentExists):
        city.run("officer", OpenAssessment(plan=city.plan, subject="U01"))

"""Opening assessments: only units that are ranked are assessed."""

import pytest

from application.assessment.lifecycle import OpenAssessment
from domain.assessment.refusals import AssessmentExists, SubjectNotRanked
from domain.office.refusals import UnitUnknown
from tests.support.city import City


def test_a_unit_outside_all_peer_groups_is_not_assessed(city: City) -> None:
    with pytest.raises(SubjectNotRanked) as refused:
        city.run("officer", OpenAssessment(plan=city.plan, subject="D1"))
    assert refused.value.field == "subject"


def test_a_unit_that_the_office_does_not_have_is_not_assessed(city: City) -> None:
    with pytest.raises(UnitUnknown):
        city.run("officer", OpenAssessment(plan=city.plan, subject="U99"))


def test_a_unit_is_assessed_once_under_a_plan(city: City) -> None:
    with pytest.raises(AssessmentExists):
        city.run("officer", OpenAssessment(plan=city.plan, subject="U01"))

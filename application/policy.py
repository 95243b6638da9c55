"""The policy (制度参数) of an office, and its working calendar."""

from collections.abc import Mapping
from typing import ClassVar, Final

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.calendar.notice import CalendarNotice
from domain.office.office import Office
from domain.policy.policy import POLICY_V1
from domain.policy.policy_set import PolicyAmendment, PolicySet


class PublishPolicy(Command):
    """Publish the standard policy as the office's first version."""

    NAME: ClassVar[str] = "publishPolicy"

    office: str


def publish_policy(command: PublishPolicy, work: Work) -> str:
    """Gives the number of the version."""
    work.authorise(Action.PUBLISH_POLICY, office=command.office)
    work.read(Office, Office.id_of(command.office))
    policies = work.begin(PolicySet, PolicySet.id_of(command.office))
    policies.publish(command.office, 1, POLICY_V1)
    return "1"


class AmendPolicy(Command):
    """Supersede the latest version, which the sender has seen, by one in which some keys differ."""

    NAME: ClassVar[str] = "amendPolicy"

    office: str
    expected_version: int
    amendment: PolicyAmendment


def amend_policy(command: AmendPolicy, work: Work) -> str:
    """Gives the number of the version.  Open assessments keep the version that they were opened under."""
    work.authorise(Action.PUBLISH_POLICY, office=command.office)
    policies = work.edit(PolicySet, PolicySet.id_of(command.office))
    policies.amend(command.amendment, command.expected_version)
    return str(policies.state.latest)


class NoticeCalendar(Command):
    """Take in a notice on the holidays of a year (放假安排); it decides over what was known of its days."""

    NAME: ClassVar[str] = "noticeCalendar"

    office: str
    notice: CalendarNotice


def notice_calendar(command: NoticeCalendar, work: Work) -> None:
    """Deadlines are counted by it from now on; those that were told stay."""
    work.authorise(Action.KEEP_CALENDAR, office=command.office)
    work.edit(PolicySet, PolicySet.id_of(command.office)).notice(command.notice)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    PublishPolicy: publish_policy,
    AmendPolicy: amend_policy,
    NoticeCalendar: notice_calendar,
}

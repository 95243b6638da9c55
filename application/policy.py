"""Publishing the policy (制度参数) of an office."""

from collections.abc import Mapping
from typing import ClassVar, Final

from application.command import Command
from application.dispatcher import Handler
from application.permissions import Action
from application.work import Work
from domain.office.office import Office
from domain.policy.policy import POLICY_V1
from domain.policy.policy_set import PolicySet


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


HANDLERS: Final[Mapping[type[Command], Handler]] = {PublishPolicy: publish_policy}

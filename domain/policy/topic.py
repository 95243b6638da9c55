"""What the policy is made of: topics, each a group of keys that say what they mean and where from."""

from typing import Any

from pydantic import Field

from domain.kernel.value import Value


class Topic(Value):
    """A group of keys on one matter.  A subclass declares each as ``Annotated[<type>, key(…)]``.

    A new topic is a module with its ``Topic`` and its default, and one field of ``Policy``.
    """


def key(meaning: str, source: str) -> Any:
    """What a key of the policy means (with its unit), and the source of its default."""
    return Field(description=meaning, json_schema_extra={"source": source})

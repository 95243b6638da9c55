"""The base of every stored value."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[^\s/]{1,64}$")]
"""What a unit, a peer group or a section is called by: short, without blanks or slashes."""


class Value(BaseModel):
    """An immutable value that is stored: strict, without defaults, without unknown fields.

    Bytes that lack a field, or carry one that is not declared, are refused on load as well as on
    creation, so what is read is what was written.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

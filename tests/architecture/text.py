"""What code says of itself, as the reference pages print it."""


def summary(kind: type) -> str:
    """The first paragraph of a docstring, on one line."""
    return (kind.__doc__ or "").partition("\n\n")[0].replace("\n", " ").replace("``", "`").strip()

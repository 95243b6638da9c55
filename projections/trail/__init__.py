"""Trail: every event of every stream as one line: who, when, why, and what it did to the points."""

"""The honours of units, and whether each counts."""

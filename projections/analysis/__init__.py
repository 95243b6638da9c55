"""The analysis of quarters: issued reports, and the data as they stand at a position."""

"""The root of queries, by noun."""

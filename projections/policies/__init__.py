"""Policies: the versions that were published, and the notices on holidays."""

"""Feedback: where it stands."""

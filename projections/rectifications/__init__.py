"""Rectifications: what is to be put right, by whom, until when, and where it stands."""

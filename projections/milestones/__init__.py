"""Milestones: what is to be there by which day, and when it was."""

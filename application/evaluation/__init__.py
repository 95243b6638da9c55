"""Evaluation rounds: opening them, casting ballots, counting, and what they bring to assessments."""

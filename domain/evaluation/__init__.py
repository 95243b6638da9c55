"""Evaluation rounds (综合评价): ballots and outside scores are gathered, counted, and become points."""

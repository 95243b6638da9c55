"""Evaluation rounds: who rates whom until when, who voted, what came of it; never who said what."""

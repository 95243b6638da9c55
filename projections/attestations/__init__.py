"""Attestations: when scores were told again from the log, and what came of it."""

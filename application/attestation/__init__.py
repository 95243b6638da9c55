"""Attestation: what the log alone says of scores and results, and the record of a comparison."""

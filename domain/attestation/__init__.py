"""Attestation (核证): every score told again from the log, and held against what the read models say."""

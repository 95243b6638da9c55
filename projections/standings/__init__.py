"""Standings: what each assessment's total is, and where that puts its subject in the peer group."""

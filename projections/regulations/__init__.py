"""Regulations: what could be cited as a legal basis, and when."""

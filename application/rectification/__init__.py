"""Rectifications: issued by the performance office, carried out by the owner, verified by a department."""

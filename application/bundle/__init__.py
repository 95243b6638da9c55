"""Audit bundles: what an auditor needs to compute a score, a rank or a result again without the system."""

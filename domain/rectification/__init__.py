"""Rectification (整改): a problem is found, planned against, reported as done, verified and closed (闭环)."""

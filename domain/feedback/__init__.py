"""Feedback from the grass roots (情况反馈): what units meet with, and what became of it (P18)."""

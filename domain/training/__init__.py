"""Training (培训): in ideas, indicators and the system, and who came (P23)."""

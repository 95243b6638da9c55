"""Regulations (制度): what an office cites as the basis of its decisions, article by article, day by day."""

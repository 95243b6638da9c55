"""The indicator library: what plans can draw from, and what they draw no more."""

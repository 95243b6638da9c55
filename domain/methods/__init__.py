"""Scoring methods: typed, versioned definitions that turn measures into points and say how."""

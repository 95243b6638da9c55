"""Risk signals: what came of them."""

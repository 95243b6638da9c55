"""Risk signals (风险预警): what other systems warn of, looked into, and never points by themselves (P27)."""

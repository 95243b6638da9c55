"""Reports on plans: what several read models know, brought together at one position."""

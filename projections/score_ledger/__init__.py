"""Score ledger: where each point of a total comes from, and what every item contributes."""

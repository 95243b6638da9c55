"""The quarterly analysis (季度分析): what was lost where, against the quarter before, peers and the plan."""

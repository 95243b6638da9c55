"""The feed: keeps read models at the head of the log, rebuilds them beside the live ones, tells their lag."""

"""Read models: what the log says, folded into rows that answer one question each."""

"""The proof on PostgreSQL: sealing the log, keeping checkpoints outside the database, verifying all of it."""

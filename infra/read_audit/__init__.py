"""The read audit on PostgreSQL: a table of its own beside the log, each row hashed onto the one before."""

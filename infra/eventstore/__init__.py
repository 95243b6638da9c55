"""The log on PostgreSQL: its tables, the one function that appends, the recorder and the reader."""

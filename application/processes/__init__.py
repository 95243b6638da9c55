"""Processes: what has to be done because something happened.  They follow the log, never a rebuild."""

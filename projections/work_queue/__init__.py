"""The work queue: what is to be done, by which role of which unit, due when."""

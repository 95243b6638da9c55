"""Printed boards: one edition of a result as a page, as a table, as JSON; the same events, the same bytes."""

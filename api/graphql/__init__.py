"""The GraphQL interface: one endpoint, one schema, every answer at one position of the log."""

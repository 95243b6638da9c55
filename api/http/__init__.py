"""What is served over HTTP: GraphQL, health, metrics, and problems told in one form."""

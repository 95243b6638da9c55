"""Everything that talks to people or programs: GraphQL, HTTP, console and command line."""

"""Plans: drafts and what they are made of, and the published versions of plans and policies."""

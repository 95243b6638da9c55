"""Results: what was compiled, determined and made public for each peer group, edition by edition."""

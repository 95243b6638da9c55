"""Band settlements: what was measured of a peer group, and the ranks and bands that came of it."""

"""From facts to points: contributions, the breakdown whose leaves sum to the total, ranks and grades."""

"""Results (结果): a peer group ranked and graded, determined by the leading group and made public."""

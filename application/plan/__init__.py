"""Plans: drafted, reviewed, consulted on, published."""

"""Innovation projects: who applies for what, how it was tracked and reviewed, its place, prize and bonus."""

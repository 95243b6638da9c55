"""The proof of the log: its leaves, their tree, signed checkpoints, and how each is verified."""

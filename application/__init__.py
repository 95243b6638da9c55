"""Use cases: commands with their handlers, processes, permissions, replay."""

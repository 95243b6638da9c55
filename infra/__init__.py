"""Adapters: each answers a question of the application, the read models or the interface."""

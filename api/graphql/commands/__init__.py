"""Mutations: every command of the application, typed, with what came of it."""

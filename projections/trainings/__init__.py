"""Trainings: who was invited, who came, which reviewers have not been trained in the system."""

"""Workflow: what came up while an assessment went its way, beside the results themselves."""

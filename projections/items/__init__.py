"""Items: every entry, adjustment, claim and veto of an assessment, and where each stands."""

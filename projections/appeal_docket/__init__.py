"""Appeal docket: what is contested, by whom, where each appeal stands and how it was decided."""

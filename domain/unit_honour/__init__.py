"""Honours of units (单位荣誉) for a year, which raise the quota of their persons."""

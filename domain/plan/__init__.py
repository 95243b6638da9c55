"""The performance plan (绩效计划): work item → project → indicator → duty, on a scale of points."""

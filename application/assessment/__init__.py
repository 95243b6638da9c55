"""Use cases on assessments, a family per facet."""

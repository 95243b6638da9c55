"""Use cases on appeals, a family per facet."""

"""Organization: which offices, units and persons there are, and who holds which role."""

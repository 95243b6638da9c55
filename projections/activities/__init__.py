"""Activities: what was done to make performance management known."""

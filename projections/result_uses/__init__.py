"""What results were used for, where each use stands, and the places allocated by priority."""

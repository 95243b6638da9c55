"""What a final result was used for (结果运用): uses, and places allocated by priority."""

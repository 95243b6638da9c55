"""Who asks: bearer tokens, and what the person they name may do today."""

"""Evidence: which documents were handed in, and who may see them because of what cites them."""

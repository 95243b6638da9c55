"""Review meetings: when, about which quarter, who came, what was agreed."""

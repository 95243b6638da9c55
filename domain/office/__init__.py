"""The tax office (税务局): who there is to appraise, and who decides for the office."""

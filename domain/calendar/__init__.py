"""Working days (工作日), counted by the calendar that the state announces year by year."""

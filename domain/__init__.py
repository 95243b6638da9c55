"""The rules of performance appraisal: no I/O, no clock, no framework."""

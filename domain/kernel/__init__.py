"""What every aggregate stands on: events and their envelope, points, refusals, clock and codec."""

"""Use cases of the office (税务局): its standing, its units, who sits and decides in it."""

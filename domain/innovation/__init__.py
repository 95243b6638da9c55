"""Innovation projects (创新项目): applied for before, tracked during, reviewed after, ranked once a year."""

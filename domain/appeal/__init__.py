"""Appeals (申诉): filed, accepted or not, ruled on by the committee, executed in the same commit."""

"""What would be if (模拟测算): hypotheses about an assessment, and where its peer group would stand then."""

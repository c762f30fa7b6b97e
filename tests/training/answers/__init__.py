"""Training and judging what answers questions from records."""

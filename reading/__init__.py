"""From an employer's words to values: needs, conditions, choices, answers, corrections. Pure functions."""

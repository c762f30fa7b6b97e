"""What the assistant does in a turn: one thin module a skill."""

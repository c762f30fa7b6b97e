"""What the advisor got wrong, and what staff make of it: examples, phrases, aliases and answers for a second look."""

"""Training and judging what finds the lines of a record that answer a question (index/answers.py)."""

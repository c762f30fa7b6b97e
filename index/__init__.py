"""Meaning: from an employer's words to the nearest credentials and terms, with the sentence that made each a match."""

"""The sentence encoder, trained on how employers speak of topics (data/language)."""

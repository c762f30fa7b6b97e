"""Feeds and pages of providers, fetched from their addresses again and again."""

"""Measures of success: how the advisor is used, what is understood, and what becomes of requests; no personal data."""

"""Unmet demand: what employers need and the catalogue does not answer, added up so that no employer can be made out."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
"""The tables of the board, for the public pages and the console alike."""

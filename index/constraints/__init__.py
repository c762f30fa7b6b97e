"""Constraints: what an employer's own words ask of an offer, read by rules that can say which words they used."""

from index.constraints.extraction import Extraction, extract
from index.constraints.message import Found, Note

__all__ = ["Extraction", "Found", "Note", "extract"]

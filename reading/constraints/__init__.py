"""Constraints: what an employer's own words ask of an offer, read by rules that can say which words they used."""

from reading.constraints.extraction import Extraction, extract
from reading.constraints.message import Found, Note

__all__ = ["Extraction", "Found", "Note", "extract"]

"""The form that adds a feed: what was typed, and the feed that it describes or a sentence for each field at fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalogue.fetching.feed import Feed
from catalogue.importers import FORMATS
from hub.console.intake import SOURCE_LENGTH

KINDS = {
    "file": "one file, such as a spreadsheet or an XCRI feed",
    "pages": "pages, one address a line",
    "sitemap": "a sitemap, which lists the pages",
    "harvest": "a repository, which is harvested by OAI-PMH",
}
"""What lies at the addresses, in words for staff."""

IN_WORDS = {
    "string_pattern_mismatch": "The repository's name of a format has letters, digits and marks such as - and _ alone.",
    "string_too_long": "It has more than {max_length} characters.",
}
"""Faults by pydantic's name of them."""


@dataclass(frozen=True)
class FeedForm:
    typed: Mapping[str, str] = field(default_factory=lambda: {"kind": "file"})
    faults: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    feed: Feed | None = None
    """The feed; None where something is at fault."""


def read_feed_form(typed: Mapping[str, str]) -> FeedForm:
    """What the fields describe. A field that does not belong to the kind of feed is ignored."""
    faults: dict[str, str] = {}
    kind, source = typed.get("kind", ""), " ".join(typed.get("source", "").split())
    addresses = [line.strip() for line in typed.get("addresses", "").splitlines() if line.strip()]
    if not source or len(source) > SOURCE_LENGTH:
        faults["source"] = f"Say whose feed it is, in at most {SOURCE_LENGTH} characters."
    if kind not in KINDS:
        faults["kind"] = "Choose what lies at the address."
    if not addresses:
        faults["addresses"] = "Give the address."
    elif kind == "file" and len(addresses) > 1:
        faults["addresses"] = "A file has one address. Several pages are another kind of feed."
    if kind == "harvest" and not typed.get("harvest", "").strip():
        faults["harvest"] = "Say what the repository calls the format, such as xcri."
    format = typed.get("format", "")
    if format and format not in FORMATS:
        faults["format"] = "Choose one of the formats."
    if faults:
        return FeedForm(typed, faults)
    try:
        feed = Feed(
            addresses=tuple(addresses),
            sitemap=kind == "sitemap",
            only=(typed.get("only", "").strip() or None) if kind == "sitemap" else None,
            format=format or None,
            skip_bad="skip_bad" in typed,
            harvest=typed.get("harvest", "").strip() if kind == "harvest" else None,
        )
    except ValidationError as error:  # of several faults of a field the first counts: the others follow from it
        return FeedForm(typed, {_field(fault["loc"]): _sentence(fault) for fault in reversed(error.errors())})
    return FeedForm(typed, {}, source, feed)


def _field(loc: tuple[int | str, ...]) -> str:
    return str(loc[0]) if loc and loc[0] in ("harvest", "only") else "addresses"


def _sentence(fault: ErrorDetails) -> str:
    """The fault as a sentence: in words of our own, or in those of the model."""
    words = IN_WORDS.get(fault["type"])
    if words:
        return words.format(**fault.get("ctx", {}))
    message = fault["msg"].removeprefix("Value error, ").rstrip(".")
    return f"{message[:1].upper()}{message[1:]}."

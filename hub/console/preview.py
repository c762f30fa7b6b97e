"""A record as employers get it: the words of the advisor for a term and an answer, the facts of a credential."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.edits.fields import Entry
from catalogue.facts import FactValue, Shown, day, facts
from catalogue.records import Credential, Guidance, Term
from runtime.clock import today
from runtime.phrases import Phrases


@dataclass(frozen=True)
class Preview:
    """`paragraphs` are what is said, `facts` what a page lists of a credential."""

    paragraphs: tuple[str, ...] = ()
    facts: tuple[FactValue, ...] = ()


def preview(record: Entry, phrases: Phrases) -> Preview:
    """The words are those of domain.yml, as actions/definitions.py and actions/guidance.py put them together."""
    if isinstance(record, Credential):
        parts = (record.title, record.description)
        shown = tuple(fact for fact in facts(record, phrases, today(), Shown.RECORD) if fact.published)
        return Preview(tuple(part for part in parts if part), shown)
    return Preview(tuple(part for part in _said(record, phrases) if part))


def _said(record: Term | Guidance, phrases: Phrases) -> tuple[str | None, ...]:
    source = phrases.maybe("utter_source", source=record.source)
    if isinstance(record, Term):
        meaning = phrases("utter_term", term=record.term, definition=record.definition)
        return meaning, record.for_employers, source, phrases(f"utter_wording_{record.wording}")
    as_of = record.as_of and day(record.as_of)
    dated = phrases.maybe("utter_source_dated", source=record.source, day=as_of)
    return record.answer, dated or source or phrases("utter_guidance_ours")

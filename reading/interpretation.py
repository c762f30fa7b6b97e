"""A message that may name needs and conditions, read as a whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.antecedents import needs_told
from reading.changes import is_adding
from reading.comparatives import Order, wished
from reading.complaints import with_complaints
from reading.constraints import Extraction, extract
from reading.groups import Group, for_all, groups_in
from reading.needs import parts, tidy
from reading.spans import CONDITIONS, Span, without, words_of

OF_SUBJECT = re.compile(
    r"\b(?!(?:SCQF|SVQ|NVQ|HNC|HND|RQF|QCF|EQF|FHEQ|BTEC|GCSE|PDA|SQA|NPA|ANY|ALL|NOT)\b)([A-Z]{3,6}) (?:level|lvl)\b"
)
REFUSING = re.compile(r"\b(?:not|no)\W+$", re.IGNORECASE)
"""What a marked level is one of ("HACCP level 3"), and what refuses it."""

BARE = 6
"""Words of a message that is a need by itself although nothing in it was marked: "GIS", "minute taking"."""

DAY_ALONE = re.compile(r"\s*\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\s*")
"""A message that is a day in figures and nothing else."""

ORDER_ALONE = re.compile(
    r"(?:the )?(?:cheap|short|quick|long|near|clos|soon|earli|dear|low|high)est(?: (?:courses?|ones?|first))?",
    re.IGNORECASE,
)
"""An order that was taken for a need."""

ASKED_OF = re.compile(
    r"^\W*(?:and |but |so )?(?:which|what|whit|any)(?: ones?)?(?: of)?"
    r"(?: (?:is|are|covers?|does|do|has|have|teach(?:es)?))?\b ?",
    re.IGNORECASE,
)
"""How a few words begin that ask which of several is about something, without those: "which of | these | is HACCP"."""

BESIDE = ("not", "drop", "change", "ordinal", "who", "person", "story")
"""Labels besides those of conditions whose words are no need."""

LETTER = re.compile(r"[^\W\d_]")

MOST_NEEDS = 20
"""Needs of one message that are searched for."""


@dataclass(frozen=True)
class Interpretation:
    """What a message asks for.

    `conditions` are what it asks of an offer, `needs` its needs in its own words, `context` the message without its
    conditions and what it refuses, which says more than the needs, `refused` the topics that it refuses,
    `adds` whether the needs come beside those named before. `titles`, `pointed`, `changes` and `dropped` are the words
    that name a credential, point at one, measure what is shown ("cheaper") and take something off. `learners` says who
    is to learn, `strangers` are providers that the catalogue does not have, `groups` several groups of learners where
    the message tells them apart.
    """

    conditions: Extraction
    needs: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    pointed: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    context: str = ""
    adds: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is a need or a condition in it."""
        return bool(self.needs or self.conditions.found or self.refused)

    @property
    def order(self) -> Order | None:
        """The order that a wish without a limit asks for: "something short"."""
        return next((order for words in self.conditions.unread if (order := wished(words))), None)


def interpret(
    text: str, spans: Sequence[Span], *, today: dt.date, providers: Sequence[str] = (), names_need: bool = False
) -> Interpretation:
    """Read one message with its spans; `providers` are the names of the catalogue's providers. Never raises.

    `names_need` says that the message is taken for a need: then a short message without any span is one.
    """
    if not spans and DAY_ALONE.fullmatch(text):
        spans = [Span(0, len(text), "time")]
    spans = with_complaints(text, spans)
    groups = groups_in(text, spans)
    conditions = extract(text, for_all(text, spans, groups), today=today, providers=providers)
    named = needs_told(text, spans)
    orders = tuple(words for words in named if ORDER_ALONE.fullmatch(words) or ORDER_ALONE.fullmatch(tidy(words)))
    refused = {words.casefold() for words in conditions.refused}  # "not cooking, they know cooking"
    marked = words_of(text, spans, "need")  # those that were told with what they speak of stay whole
    each = [part for words in named if words not in orders for part in (parts(words) if words in marked else [words])]
    levels = [one for span in spans if span.label == "level" if (one := OF_SUBJECT.search(text, span.start, span.end))]
    each += [one[1] for one in levels if one[1] not in each and not REFUSING.search(text, 0, one.start())]
    needs = tuple(need for part in each if (need := tidy(part)))
    needs = tuple(need for need in needs if need.casefold() not in refused)
    if ORDER_ALONE.fullmatch(text.strip(" \n.,!?")):
        orders = (text,)
    titles = words_of(text, spans, "title")
    if names_need and not needs and not orders:
        left = without(text, spans, *CONDITIONS, *BESIDE)
        left = ASKED_OF.sub("", left)
        bare = tidy(left.strip(" \n.,;:!?\"'")) if len(text.split()) <= BARE and LETTER.search(left) else ""
        needs = titles or ((bare,) if bare else ())
    return Interpretation(
        conditions=conditions,
        needs=needs[:MOST_NEEDS],
        refused=conditions.refused,
        titles=titles,
        pointed=words_of(text, spans, "ordinal"),
        changes=words_of(text, spans, "change") + orders,
        dropped=words_of(text, spans, "drop"),
        learners=words_of(text, spans, "who"),
        groups=groups,
        context=without(text, spans, *CONDITIONS, "not", "drop") if needs else "",
        strangers=tuple(name for name in words_of(text, spans, "provider") if name in conditions.unread),
        adds=is_adding(text),
    )

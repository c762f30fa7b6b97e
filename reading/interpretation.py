"""A message that may name needs and conditions, read as a whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.changes import is_adding
from reading.constraints import Extraction, extract
from reading.need_words import EMPTY, LEADING
from reading.spans import CONDITIONS, Span, without, words_of

BARE = 6
"""Words of a message that is a need by itself although nothing in it was marked: "GIS", "minute taking"."""

DAY_ALONE = re.compile(r"\s*\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\s*")
"""A message that is a day in figures and nothing else."""

ORDER_ALONE = re.compile(
    r"(?:the )?(?:cheap|short|quick|long|near|clos|soon|earli|dear|low|high)est(?: (?:courses?|ones?|first))?",
    re.IGNORECASE,
)
"""An order that was taken for a need."""

BESIDE = ("not", "drop", "change", "ordinal", "who", "person", "story")
"""Labels besides those of conditions whose words are no need."""

WORDS = re.compile(r"[^\W\d_]+")
ANY_GROUP = LEADING | {"staff", "people", "team", "member", "employee", "worker", "folk", "group", "new", "first"}
"""Words for learners, without the s of the plural, by which no group is told from another."""

LETTER = re.compile(r"[^\W\d_]")
LINKING = frozenset({"and", "or", "but", "with", "for", "to", "in", "on", "at", "of", "the", "a", "an", "also"})
"""Words that no need begins or ends with."""

OWNERS = frozenset({"our", "my", "your", "their", "his", "her", "its"})
"""Words that no need ends with: "negotiation for our"."""

COURSE = frozenset(
    {"training", "course", "courses", "class", "classes", "workshop", "workshops", "ticket", "qualification"}
)
"""Words behind a topic that only say that it is to be learnt."""

LEAD_IN = re.compile(
    r"^(?:(?:some|more|a|any) )?(?:help|support|training|courses?|something|anything|advice|guidance|info(?:rmation)?"
    r"|better|upskilling|knowledge|refreshers?) (?:with|on|in|about|at|of|for|around) ",
    re.IGNORECASE,
)
"""Words that lead up to a topic and were taken for a part of it."""

MOST_NEEDS = 20
"""Needs of one message that are searched for."""


@dataclass(frozen=True)
class Group:
    """Some of the learners, in the employer's words, and what they need."""

    learners: str
    needs: tuple[str, ...]


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


def interpret(
    text: str, spans: Sequence[Span], *, today: dt.date, providers: Sequence[str] = (), names_need: bool = False
) -> Interpretation:
    """Read one message with its spans; `providers` are the names of the catalogue's providers. Never raises.

    `names_need` says that the message is taken for a need: then a short message without any span is one.
    """
    if not spans and DAY_ALONE.fullmatch(text):
        spans = [Span(0, len(text), "time")]
    conditions = extract(text, spans, today=today, providers=providers)
    named = words_of(text, spans, "need")
    orders = tuple(words for words in named if ORDER_ALONE.fullmatch(words) or ORDER_ALONE.fullmatch(_tidy(words)))
    needs = tuple(need for words in named if words not in orders for part in _parts(words) if (need := _tidy(part)))
    if ORDER_ALONE.fullmatch(text.strip(" \n.,!?")):
        orders = (text,)
    titles = words_of(text, spans, "title")
    if names_need and not needs and not orders:
        left = without(text, spans, *CONDITIONS, *BESIDE)
        bare = _tidy(left.strip(" \n.,;:!?\"'")) if len(text.split()) <= BARE and LETTER.search(left) else ""
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
        groups=_groups(text, spans),
        context=without(text, spans, *CONDITIONS, "not", "drop") if needs else "",
        strangers=tuple(name for name in words_of(text, spans, "provider") if name in conditions.unread),
        adds=is_adding(text),
    )


def group_named(text: str, groups: Sequence[Group]) -> Group | None:
    """The only one of some groups of learners of whom a message speaks: "and the cook?", "the supervisors first".

    None where it speaks of none, of several or of everybody.
    """
    said = set(map(_stem, WORDS.findall(text)))
    named = [group for group in groups if said & (set(map(_stem, WORDS.findall(group.learners))) - ANY_GROUP)]
    return named[0] if len(named) == 1 else None


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s")


def _groups(text: str, spans: Sequence[Span]) -> tuple[Group, ...]:
    """The groups of a message that counts two or more and says what each needs; none for any other."""
    groups: list[tuple[list[str], list[str]]] = []
    for span in spans:
        words = text[span.start : span.end]
        if span.label == "heads" or (span.label == "who" and (not groups or groups[-1][1])):
            groups.append(([words], []))
        elif span.label == "who":
            groups[-1][0].append(words)
        elif span.label == "need" and groups and (need := _tidy(words)):
            groups[-1][1].append(need)
    told = tuple(Group(" ".join(learners), tuple(needs)) for learners, needs in groups if needs)
    return told if len(told) > 1 and len(told) == len(groups) else ()


def _parts(need: str) -> tuple[str, ...]:
    """The two needs that were marked as one, each of two words at least: "dementia care and infection control"."""
    before, joined, after = need.partition(" and ")
    several = joined and " and " not in after and min(len(before.split()), len(after.split())) > 1
    return (before, after) if several else (need,)


def _tidy(need: str) -> str:
    """A need without the words that lead up to it and the linking words at its edges; empty where nothing is left that
    means something."""
    words = LEAD_IN.sub("", need).split()
    while words and words[-1].lower() in LINKING | OWNERS | (COURSE if len(words) > 1 else frozenset()):
        words.pop()
    while words and words[0].lower() in LINKING - {"to", "in", "on", "of"} | {"of"}:
        words.pop(0)
    means = [word for word in words if word.lower().strip(".,") not in EMPTY | LEADING or word.isupper()]
    return " ".join(words).strip(" -/") if means else ""

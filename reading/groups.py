"""Groups of learners that one message tells apart, and which of them a later one speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.need_words import LEADING
from reading.needs import tidy
from reading.spans import Span

WORDS = re.compile(r"[^\W\d_]+")
ANY_GROUP = LEADING | {"staff", "people", "team", "member", "employee", "worker", "folk", "group", "new", "first"}
"""Words for learners, without the s of the plural, by which no group is told from another."""

LINE = re.compile(r"^[ \t]*\(?(\d{1,2})[.):][ \t]*(?=\S)", re.MULTILINE)
"""How a line of a numbered list begins."""

OF_OWN_LIST = re.compile(
    r"\b(?:item|point|priority|topic|need|group|line) (?:no\.? |number )?(\d{1,2})\b", re.IGNORECASE
)
OF_ANY_LIST = re.compile(r"\b(?:number|no\.?|nr\.?) ?(\d{1,2})\b", re.IGNORECASE)
"""A place in the employer's own list; a bare number is one where so many cards are not shown."""


@dataclass(frozen=True)
class Group:
    """Some of the learners, in the employer's words, what they need, and the number of the line that says so in a list
    of the employer's own; 0 in any other text."""

    learners: str
    needs: tuple[str, ...]
    number: int = 0


def group_named(text: str, groups: Sequence[Group], cards: int = 0) -> Group | None:
    """The only one of some groups of learners of whom a message speaks: "and the cook?", "the supervisors first", "what
    about item 2". `cards` is how many courses are shown, which have numbers too.

    None where it speaks of none, of several or of everybody.
    """
    numbers = {int(found[1]) for found in OF_OWN_LIST.finditer(text)}
    numbers |= {number for found in OF_ANY_LIST.finditer(text) if (number := int(found[1])) > cards}
    numbered = [group for group in groups if group.number in numbers]
    said = set(map(_stem, WORDS.findall(text)))
    named = numbered or [group for group in groups if said & _words_for(group)]
    return named[0] if len(named) == 1 else None


def groups_in(text: str, spans: Sequence[Span]) -> tuple[Group, ...]:
    """The groups of a message that counts two or more and says what each needs, or lists its needs in numbered lines;
    none for any other."""
    return _of_lines(text, spans) or _of_counts(text, spans)


def _of_lines(text: str, spans: Sequence[Span]) -> tuple[Group, ...]:
    """A group for each numbered line that names a need; none where fewer than two do."""
    starts = list(LINE.finditer(text))
    ends = [*(line.start() for line in starts[1:]), len(text)][: len(starts)]
    groups = []
    for line, end in zip(starts, ends, strict=True):
        within = [span for span in spans if line.end() <= span.start < end]
        needs = [need for span in within if span.label == "need" and (need := tidy(text[span.start : span.end]))]
        learners = " ".join(text[span.start : span.end] for span in within if span.label in ("heads", "who"))
        if needs:
            groups.append(Group(learners, tuple(needs), int(line[1])))
    return tuple(groups) if len(groups) > 1 else ()


def _words_for(group: Group) -> set[str]:
    """The words that name a group: those for its learners and those of its needs."""
    words = WORDS.findall(" ".join((group.learners, *group.needs)))
    return set(map(_stem, words)) - ANY_GROUP


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s")


def _of_counts(text: str, spans: Sequence[Span]) -> tuple[Group, ...]:
    """The groups of a message that counts two or more and says what each needs."""
    groups: list[tuple[list[str], list[str]]] = []
    for span in spans:
        words = text[span.start : span.end]
        if span.label == "heads" or (span.label == "who" and (not groups or groups[-1][1])):
            groups.append(([words], []))
        elif span.label == "who":
            groups[-1][0].append(words)
        elif span.label == "need" and groups and (need := tidy(words)):
            groups[-1][1].append(need)
    told = tuple(Group(" ".join(learners), tuple(needs)) for learners, needs in groups if needs)
    return told if len(told) > 1 and len(told) == len(groups) else ()

"""What records do not mention: the rare words of a question or a need that none of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from actions.turn import Turn, payload
from catalogue.records import Credential
from catalogue.store import get_credentials
from contract import Button
from index.rarity import ASKING_WORDS, SELDOM, is_rare, rare_words, stemmed, stems
from runtime.standard_english import in_standard_english

MOST = 3
"""Words that are named."""

SELDOM_IN_NEEDS = 5
"""Times in a million words of English below which a word of a need is missed in what is found: of needs that the
catalogue answers, the answer has often other words (docs/measurements.md)."""

FEW = 3
"""Courses that mention a word and are named; more are a search."""

SHORT = 5
"""Letters below which a word may be a part of another by chance."""

_OF_ANY_COURSE = """
    academic academics accredited assignment assignments attendance award awarded awards beginner beginners
    classroom college colleges cope curriculum deepest descriptor experience graded hardest involve involved involves
    knowledge lecturer lecturers lecture lectures link links overseen prior professor qualification qualifications
    seminar seminars simplest strictest syllabus theory toughest tutor tutors universities university workload
"""
OF_ANY_COURSE = frozenset(_OF_ANY_COURSE.split())
"""Words that ask how a course is and name nothing that it may be about; most of them also stand in needs."""

OF_SOMEBODY = ("who", "story", "person", "place", "provider", "heads")
"""Labels of words that say who asks and who is to learn, of which a record says nothing by their names."""


def unmentioned(
    turn: Turn, texts: Iterable[str], records: Sequence[Credential], seldom: float = SELDOM
) -> tuple[str, ...]:
    """The words of some texts that are rare, in English and in the catalogue, and that none of the records has, in
    quotation marks, the first ones; but for those that say in the message who asks and who is to learn.

    What is misspelt is looked for as the catalogue spells it.
    """
    scorer = turn.index.credentials.scorer
    rare = {stem: word for text in texts for stem, word in rare_words(scorer.as_encoded(text), seldom).items()}
    named = {stem: word for stem, word in rare.items() if is_rare(stem, seldom)}  # "teaches" is as common as "teach"
    named = {stem: word for stem, word in named.items() if not _only_asks(word)}
    if not named:
        return ()
    people = [turn.text[span.start : span.end] for span in turn.message.spans if span.label in OF_SOMEBODY]
    said = [*people, *(text for record in records for text in _published(record))]
    had = frozenset().union(*(stems(text) | stems(in_standard_english(text)) for text in said))
    closed_up = "".join(filter(str.isalpha, " ".join(said).casefold()))  # "cybersecurity" is in "cyber security"
    missing = [
        word
        for stem, word in named.items()
        if stem not in had
        and (len(word) < SHORT or word.casefold() not in closed_up)
        and scorer.is_rare(word)
        and not (word.isupper() and any(_spells_out(word, text) for text in said))
    ]
    return tuple(turn.phrases("utter_quoted", words=word) for word in missing[:MOST])


def _only_asks(word: str) -> bool:
    """Whether a word, as it stands in a question, names nothing that a course may be about."""
    return word.casefold() in OF_ANY_COURSE or (not word.isupper() and stemmed(word) in _asking())


@cache
def _asking() -> frozenset[str]:
    lines = ASKING_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(stemmed(line) for line in lines if line and not line.startswith("#"))


@cache
def _initials(acronym: str) -> re.Pattern[str]:
    return re.compile(r"[ -](?:(?:and|of|the|for|in) )?".join(rf"\b{letter}\w+" for letter in acronym), re.IGNORECASE)


def _spells_out(acronym: str, text: str) -> bool:
    """Whether words of a text begin with the letters of an acronym: British Sign Language for "BSL"."""
    return len(acronym) > 1 and bool(_initials(acronym).search(text))


@dataclass(frozen=True)
class Elsewhere:
    """What else mentions words that a record does not have: in a sentence, and with a button to each that it names.
    Empty where nothing does, or too much."""

    said: str = ""
    buttons: tuple[Button, ...] = ()


def mentioned_elsewhere(turn: Turn, absent: Sequence[str], apart: Sequence[Credential]) -> Elsewhere:
    """Which other courses have all of these words: those of the page, else those of the catalogue that it can name
    without a list."""
    if not absent:
        return Elsewhere()
    phrases, known = turn.phrases, {one.id for one in apart}
    with turn.session() as session:
        page = [one for one in get_credentials(session, turn.search.shown) if one.id not in known]
    having = _mentioning(absent, page)
    if not having:
        having = _mentioning(absent, turn.index.credentials.having(" ".join(absent)))
        having = [one for one in having if one.id not in {*known, *turn.search.hidden}]
    if not 1 <= len(having) <= FEW:
        return Elsewhere()
    titles = phrases.listing([one.title for one in having])
    name = "utter_mentioned_in" if len(having) == 1 else "utter_mentioned_in_several"
    buttons = [
        turn.button("utter_button_about", payload("details", credential=one.id), title=one.title) for one in having
    ]
    return Elsewhere(phrases(name, titles=titles, words=phrases.listing(absent)), tuple(buttons))


def _mentioning(words: Sequence[str], records: Sequence[Credential]) -> list[Credential]:
    """The records that are about every one of some words: their titles, outcomes or skills have them. In passing many
    say "website"."""
    wanted = stems(" ".join(words))
    return [one for one in records if wanted <= stems(" ".join(_subject(one)))]


def _subject(record: Credential) -> list[str]:
    """What a record says that it is about."""
    return [record.title, *record.learning_outcomes, *(skill.label for skill in record.skills)]


def _published(record: Credential) -> Iterator[str]:
    """All that a record says, without the phrases that the hub finds it by."""
    return _texts(record.model_dump(mode="json", exclude={"employer_words"}))


def _texts(value: Any) -> Iterator[str]:
    """All that a record says in words, with the names of the fields that it fills (`scqf_level`)."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield name if inner else ""
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)

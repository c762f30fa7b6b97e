"""A message is read as a whole: its words are kept, its rest is left, nothing is too odd, and the judged ones agree."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from catalogue.records import Mode
from reading.constraints import Note
from reading.filters import Filters
from tests.reading.constraints.reading import PROVIDERS, read
from tests.reading.growth import seconds
from training.evaluate_messages import read_judged, score_messages

JUDGED = Path(__file__).parent.parent / "relevance" / "messages.yml"


def test_everything_is_found_with_the_employers_own_words() -> None:
    extraction = read(
        "Our carers need dementia care, about a dozen fowk aboot Ayr, nae mair than £200 a heid, online ideally"
    )

    assert [(found.words, found.note) for found in extraction.found] == [
        ("aboot Ayr", None),
        ("nae mair than £200 a heid", None),
        ("online", Note.PREFERRED),
    ]
    assert extraction.rest.startswith("Our carers need dementia care, about a dozen fowk ;")


def test_merged_over_an_earlier_search_a_message_takes_back_what_it_contradicts() -> None:
    earlier = read("level 7, not online, must carry credit, by March").filters

    later = read("level 8 or above, online, no need for credit, from April").filters

    merged = earlier.merged(later)
    assert (merged.level_min, merged.level_max) == (8, None)
    assert (merged.modes, merged.not_modes) == ((Mode.ONLINE,), ())
    assert merged.credit_bearing is None
    assert (merged.starts_from, merged.starts_by) == (dt.date(2027, 4, 1), None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t ",
        "👋🙂",
        "¦¦¦",
        "\ud800",
        "<b>level 7</b><script>alert(1)</script>",
        "'; DROP TABLE credentials; --",
        "Wir brauchen einen Kurs über Pflege, höchstens zwölf Leute",
        "需要电焊培训",
        "١٢ people",
        "½ day",
        "0" * 5000,
        "level " * 2000,
        "£" * 3000,
        "a" * 10_000,
        "not " * 2500,
        "12 " * 3000,
        "by " * 3000,
        "(" * 5000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_no_text_is_too_odd_to_read(text: str) -> None:
    extraction = read(text)

    assert isinstance(extraction.filters, Filters)
    assert all(found.words in text for found in extraction.found)


@pytest.mark.parametrize(
    "phrase",
    [
        "our carers need dementia care, about 12 people, part-time. ",
        "level 7 ",
        "£1 ",
        "not online or ",
        "12 ",
        "no more than ",
        "don't care about any ",
        "by march ",
        "at our own ",
        "hundred and ",
        "6 or ",
        "-",
        "a",
        "1",
        "¦",
        "(",
        "(online or ",
        "online" + " " * 30,
        "👋",
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(phrase: str) -> None:
    assert seconds(read, phrase, 12_000) < 10 * seconds(read, phrase, 3_000) + 0.05


def test_constraints_of_messages_never_tuned_on_are_read_exactly() -> None:
    scores = score_messages(read_judged(JUDGED, "test"), PROVIDERS)

    assert scores.messages > 80
    assert scores.constraints >= 0.95

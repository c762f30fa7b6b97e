"""A message is read as a whole: its words are kept, nothing is too odd, and nothing outside what is marked counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from catalogue.records import Mode
from reading.constraints import Extraction, Note, extract
from reading.filters import Filters
from reading.spans import LABELS, Span
from tests.reading.constraints.reading import PROVIDERS, TODAY, read
from tests.reading.growth import seconds


def read_as(text: str, labels: Sequence[str]) -> Extraction:
    """What a text asks for of which the whole is marked, once with each label."""
    return extract(text, [Span(0, len(text), label) for label in labels], today=TODAY, providers=PROVIDERS)


def test_everything_is_found_with_the_employers_own_words() -> None:
    extraction = read(
        "Our carers need {need:dementia care}, {heads:about a dozen} fowk aboot {place:Ayr},"
        " {price:nae mair than £200 a heid}, {mode:online} ideally"
    )

    assert [(found.words, found.note) for found in extraction.found] == [
        ("about a dozen", Note.ABOUT),
        ("Ayr", None),
        ("nae mair than £200 a heid", None),
        ("online", Note.PREFERRED),
    ]


def test_merged_over_an_earlier_search_a_message_takes_back_what_it_contradicts() -> None:
    earlier = read("{level:level 7}, not {not:online}, {level:must carry credit}, {time:by March}").filters

    later = read("{level:level 8 or above}, {mode:online}, {level:no need for credit}, {time:from April}").filters

    merged = earlier.merged(later)
    assert (merged.level_min, merged.level_max) == (8, None)
    assert (merged.modes, merged.not_modes) == ((Mode.ONLINE,), ())
    assert merged.credit_bearing is None
    assert (merged.starts_from, merged.starts_by) == (dt.date(2027, 4, 1), None)


def test_what_comes_later_in_a_message_stands() -> None:
    assert read("{price:under £500}, no, {price:under £300}").filters == Filters(price_max=300)


def test_lists_grow_with_every_span() -> None:
    assert read("{place:Ayr} or {place:Irvine}").filters.places == ("Ayr", "Irvine")


def test_values_outside_what_is_marked_are_none() -> None:
    assert read("level 7, 12 people, online, in Perth, under £300, by March").found == ()


@pytest.mark.parametrize("label", ["need", "story", "who", "title", "term", "ordinal", "change", "person"])
def test_values_in_spans_of_other_kinds_are_none(label: str) -> None:
    extraction = read_as("level 7, 12 people, online, in Perth, under £300, by March", [label])
    assert (extraction.found, extraction.unread, extraction.refused) == ((), (), ())


def test_words_of_a_condition_in_which_nothing_is_found_are_left_unread() -> None:
    extraction = read("{mode:around the tides}, {price:cheap} and {level:level 7}")
    assert extraction.unread == ("around the tides", "cheap")


def test_what_is_refused_and_is_no_condition_is_a_topic() -> None:
    extraction = read("not {not:cloud}, not in {not:July}")
    assert (extraction.refused, extraction.filters.not_months) == (("cloud",), (7,))


@pytest.mark.parametrize(
    ("text", "musts", "wishes"),
    [
        ("{mode:online}", (), ()),
        ("it must be {mode:online}", ("mode",), ()),
        ("{mode:online} only", ("mode",), ()),
        ("ideally {mode:online}", (), ("mode",)),
        ("{mode:online} would be good", (), ("mode",)),
        ("{level:level 7} if possible, only {mode:online}", ("mode",), ("scqf_level",)),
        ("{place:Ayr} only. {mode:evenings}", ("location",), ()),
        ("{price:free} ideally", (), ("price",)),
        ("preferably {level:with a badge}", (), ("badge",)),
    ],
)
def test_what_is_said_to_be_a_must_or_a_wish_is_one(text: str, musts: tuple[str, ...], wishes: tuple[str, ...]) -> None:
    filters = read(text).filters
    assert (filters.musts, filters.wishes) == (musts, wishes)


ODD = [
    *("", "   \n\t ", "👋🙂", "¦¦¦", "\ud800", "<b>level 7</b><script>alert(1)</script>"),
    *("'; DROP TABLE credentials; --", "Wir brauchen einen Kurs über Pflege, höchstens zwölf Leute", "需要电焊培训"),
    *("١٢ people", "½ day", "0" * 5000, "level " * 2000, "£" * 3000, "a" * 10_000, "not " * 2500, "12 " * 3000),
    *("by " * 3000, "(" * 5000, "99/99/99", "between 99 and 5 March", "£1,2,3", "0000-00-00"),
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:20]))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    extraction = read_as(text, sorted(LABELS))

    assert isinstance(extraction.filters, Filters)
    assert all(found.words in text for found in extraction.found)


PHRASES = [
    *("our carers need dementia care, about 12 people, part-time. ", "level 7 ", "£1 ", "not online or ", "12 "),
    *("no more than ", "don't care about any ", "by march ", "before we open in march ", "at our own ", "hundred and "),
    *("6 or ", "-", "a", "1", "¦", "(", "(online or ", "online" + " " * 30, "👋", "1/", "in 2 ", "1 and ", "£1 000 "),
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_four_times_the_text_takes_about_four_times_as_long(phrase: str) -> None:
    def work(text: str) -> Extraction:
        return read_as(text, ["time", "level", "mode", "price", "heads", "place", "provider", "not"])

    assert seconds(work, phrase, 12_000) < 10 * seconds(work, phrase, 3_000) + 0.05


def test_many_spans_take_no_longer_than_their_number() -> None:
    def work(text: str) -> Extraction:
        labels = ["time", "not", "level", "place"]
        spans = [Span(at, at + 7, labels[at // 8 % 4]) for at in range(0, len(text) - 8, 8)]
        return extract(text, spans, today=TODAY)

    assert seconds(work, "level 7 ", 12_000) < 10 * seconds(work, "level 7 ", 3_000) + 0.05

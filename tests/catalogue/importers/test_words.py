"""The small readings that formats share: dates, lengths, prices, vocabularies, levels, plain text, ids."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from catalogue.importers import scqf, times, vocabulary
from catalogue.importers.ids import slug, stable_id
from catalogue.importers.money import price_in
from catalogue.importers.plain_text import line, plain, prose, shortened
from catalogue.records import Credential


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-11-03", dt.date(2027, 11, 3)),
        ("2027-11-03T09:30:00Z", dt.date(2027, 11, 3)),
        (" 3 November 2027 ", dt.date(2027, 11, 3)),
        ("Wednesday, 3rd of Nov. 2027", dt.date(2027, 11, 3)),
        ("3 Sept 2027", dt.date(2027, 9, 3)),
        ("03/11/2027", None),
        ("November 2027", None),
        ("3 Ju 2027", None),
        ("30 February 2027", None),
        ("2027-02-30", None),
        ("3 Brumaire 2027", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_only_when_it_can_mean_one_day(text: str | None, day: dt.date | None) -> None:
    assert times.date(text) == day


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("P8W", 8),
        ("P6M", 26),
        ("P1Y", 52),
        ("P10D", 2),
        ("P1Y2M3W4D", 65),
        ("6 months (approx)", 26),
        ("one year", 52),
        ("12 weeks, 10 hours a week", 12),
        ("1 day", 1),
        ("4 months (approx); code F", 17),
        ("6-8 weeks", None),
        ("6 to 8 weeks", None),
        ("2 days a week", None),
        ("1 day a week for 10 weeks", 10),
        ("3 weeks and 2 days", None),
        ("PT40H", None),
        ("P", None),
        ("P0D", None),
        ("40 years", None),
        ("Variable", None),
        ("", None),
    ],
)
def test_a_length_becomes_weeks_only_when_it_is_plain(text: str, weeks: int | None) -> None:
    assert times.weeks(text) == weeks


@pytest.mark.parametrize(
    ("text", "hours"),
    [("PT7H30M", 7.5), ("PT5H", 5), ("PT45M", 0.75), ("PT7.5H", 7.5), ("P1D", None), ("PT100H", None)],
)
def test_an_iso_length_becomes_hours(text: str, hours: float | None) -> None:
    assert times.hours(text) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10 hours per week", 10),
        ("about 7.5 hrs of study a week", 7.5),
        ("10-12 hours per week", None),
        ("10 to 12 hours a week", None),
        ("100 hours a week", None),
        ("40 hours", None),
    ],
)
def test_hours_of_a_week_are_read_only_when_they_are_plain(text: str, hours: float | None) -> None:
    assert times.hours_a_week(text) == hours


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Start any time", True),
        ("Anytime", True),
        ("rolling entry", True),
        ("on demand", True),
        ("at a set time", False),
    ],
)
def test_starting_at_any_time_must_be_said(text: str, said: bool) -> None:
    assert times.any_time(text) is said


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("UK fee: GBP170.00; Ireland fee: GBP340.00", "170.00", "GBP"),
        ("Home: £500, International: £1,500", "500.00", "GBP"),
        ("Scotland: £1,820; Rest of UK: £9,250", "1820.00", "GBP"),
        ("£495", "495.00", "GBP"),
        ("Course fee: £495 per person", "495.00", "GBP"),
        ("155 GBP", "155.00", "GBP"),
        ("€80.50", "80.50", "EUR"),
        ("170.0000", "170.00", "GBP"),
        ("£95; £95", "95.00", "GBP"),
    ],
)
def test_a_plain_price_is_read(text: str, amount: str, currency: str) -> None:
    assert price_in(text) == {"amount": Decimal(amount), "currency": currency}


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "0",
        "0.0000",
        "GBP0.00",
        "Ireland fee: GBP340.00",
        "Rest of UK: £9,250; Ireland: £9,250",
        "from £100",
        "£100-£200",
        "£495 + VAT",
        "£30 per credit",
        "Costs are paid per unit",
        "£1.234",
        "£12345678901",
        "POA",
    ],
)
def test_what_is_no_plain_price_is_unknown(text: str | None) -> None:
    assert price_in(text) is None


@pytest.mark.parametrize("text", ["Free", "no fee", "Free of charge."])
def test_only_words_say_free(text: str) -> None:
    assert price_in(text) == {"amount": Decimal(0)}


def test_a_price_for_a_group_says_so() -> None:
    assert price_in("£900 per group of 12") == {"amount": Decimal("900.00"), "currency": "GBP", "per": "cohort"}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("EN", "en"),
        ("en-GB", "en"),
        ("English", "en"),
        ("gla", "gd"),
        ("Gàidhlig", "gd"),
        ("sco", "sco"),
        ("Norn", None),
    ],
)
def test_a_language_is_known_by_code_or_name(word: str, code: str | None) -> None:
    assert vocabulary.language(word) == code


@pytest.mark.parametrize("words", [(None,), ("",), ("NC",), ("Evening",)])
def test_a_mode_of_no_vocabulary_is_unknown(words: tuple[str | None, ...]) -> None:
    assert vocabulary.mode(*words) is None


@pytest.mark.parametrize("words", [("DR",), ("DT",), ("NK",), ("Part-Time Day",)])
def test_a_pattern_of_no_vocabulary_is_unknown(words: tuple[str, ...]) -> None:
    assert vocabulary.pattern(*words) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [("7", "7"), ("Level 7", "7"), ("10.0", "10"), ("10-14", "10-14"), ("-20", "-20"), ("0", None), ("seven", None)],
)
def test_a_number_that_stands_alone_is_a_span(text: str, span: str | None) -> None:
    assert scqf.number(text) == span


@pytest.mark.parametrize(
    ("text", "level", "points"),
    [
        ("SCQF level 7", "7", None),
        ("SCQF: 20 credits, level 9", "9", "20"),
        ("20 SCQF credits", None, "20"),
        ("15 credits at level 8 of the Scottish Credit and Qualifications Framework", "8", "15"),
        ("level 7, 20 credits", None, None),
    ],
)
def test_a_sentence_must_name_the_framework(text: str, level: str | None, points: str | None) -> None:
    assert (scqf.level_in(text), scqf.credits_in(text)) == (level, points)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>One</p>\n<p>two <i>three</i></p>", "One\ntwo three"),
        ("a<br/>b<BR>c", "a\nb\nc"),
        ("<script>alert(1)</script>Safe<style>p{}</style>", "Safe"),
        ("fish &amp; chips&nbsp;&eacute;&#233;&#x2014;", "fish & chips éé—"),
        ("AT&T and this&that", "AT&T and this&that"),
        ("if a < b and <stdio.h>", "if a < b and <stdio.h>"),
        ("  many   spaces \r\n\r\n and lines ", "many spaces\nand lines"),
        ("bell\a and half \ud800 a pair", "bell and half a pair"),
    ],
)
def test_text_becomes_plain(text: str, words: str) -> None:
    assert plain(text) == words


def test_text_that_is_too_long_is_cut_after_a_word() -> None:
    assert shortened("one two three", 10) == "one two …"
    assert shortened("onetwothree", 10) == "onetwoth …"
    assert shortened("one two", 10) == "one two"


@pytest.mark.parametrize("text", [None, "", " \n ", "<p></p>"])
def test_empty_text_is_unknown(text: str | None) -> None:
    assert (prose(text), line(text)) == (None, None)


@pytest.mark.parametrize(
    ("provider", "identifier"),
    [("Àrd-sgoil Ùr", "C++"), ("A" * 300, "b" * 300), ("北京", "北京"), ("C", "http://x.example/a?b=c"), ("C", "-")],
)
def test_an_id_is_always_one_that_a_record_takes(provider: str, identifier: str) -> None:
    made = stable_id(provider, identifier)
    assert Credential(id=made, title="T", provider="P").id == made


def test_identifiers_that_look_alike_when_spelt_plainly_stay_apart() -> None:
    made = {stable_id("Corrie", text) for text in ("C", "C+", "C++", "c/1", "c-1", "c 1")}
    assert len(made) == 6


def test_an_id_is_the_same_every_time_and_whatever_the_case() -> None:
    assert stable_id("Corrie College", "A-1") == stable_id("corrie  college", " a-1 ") == "corrie-college-a-1"


def test_a_slug_keeps_letters_without_their_marks() -> None:
    assert slug("St Ninian's Gàidhlig") == "st-ninians-gaidhlig"

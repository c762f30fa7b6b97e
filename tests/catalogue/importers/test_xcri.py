"""An XCRI-CAP feed with every trap of the real ones: what is read, and what is left unknown."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from catalogue.importers.xcri import read_xcri
from catalogue.records import Mode, Pattern, Price, Span
from tests.catalogue.importers.outcome import FEEDS, Outcome, outcome

TODAY = dt.date(2026, 11, 1)


@pytest.fixture(scope="module")
def machair() -> Outcome:
    return outcome(read_xcri(FEEDS / "machair.xml", source="Machair's feed", today=TODAY))


def test_every_course_becomes_a_credential(machair: Outcome) -> None:
    assert machair.problems == []
    assert [record.id for record in machair.credentials] == [
        "machair-college-kelp-1",
        "machair-college-peat-2-688407d4",
        "machair-college-roof",
        "skerry-university-roof",
    ]


def test_every_credential_says_where_it_is_from_and_how_old_that_is(machair: Outcome) -> None:
    assert {record.source for record in machair.credentials} == {"Machair's feed"}
    assert {record.last_verified for record in machair.credentials} == {dt.date(2026, 9, 1)}


def test_the_provider_is_the_one_the_course_stands_in(machair: Outcome) -> None:
    assert machair["Kelp Farming & Harvest"].provider == "Machair College"
    assert machair["Roofs Again"].provider == "Skerry University"


def test_of_several_credit_schemes_the_scottish_one_counts(machair: Outcome) -> None:
    kelp = machair["Kelp Farming & Harvest"]
    assert (kelp.scqf_level, kelp.scqf_credits, kelp.credit_bearing) == (
        Span(low=7, high=7),
        Span(low=10, high=10),
        True,
    )


def test_another_scheme_alone_is_not_converted(machair: Outcome) -> None:
    roof = machair["Thatch and Turf Roofs"]
    assert (roof.scqf_level, roof.scqf_credits, roof.credit_bearing) == (None, None, None)


def test_nought_credits_and_an_empty_level_are_unknown(machair: Outcome) -> None:
    peat = machair["Peatland Survey"]
    assert (peat.scqf_level, peat.scqf_credits, peat.credit_bearing) == (None, None, None)


def test_marked_up_descriptions_become_plain_lines(machair: Outcome) -> None:
    assert machair["Kelp Farming & Harvest"].description == (
        "Seeding, growing and cutting kelp on long lines.\nRopes\nBoats\nWork on a farm at sea."
    )


def test_escaped_markup_and_entities_become_plain_lines(machair: Outcome) -> None:
    assert machair["Peatland Survey"].description == "Measure, map & mend a bog.\nCafé talk included."


def test_the_words_of_a_course_are_read(machair: Outcome) -> None:
    kelp = machair["Kelp Farming & Harvest"]
    assert kelp.learning_outcomes == ("Seed a line.", "Judge when to cut.")
    assert kelp.assessment == "A logbook and a day at sea."
    assert kelp.entry_requirements == "A sea survival certificate."
    assert (kelp.awarding_body, kelp.recognised_by) == ("Skerry University", ("Seaweed Growers' Guild",))
    assert str(kelp.url) == "http://machair.example/courses/kelp"


def test_subjects_that_are_codes_are_left_out_and_doubles_are_one(machair: Outcome) -> None:
    assert machair["Kelp Farming & Harvest"].subjects == ("Aquaculture", "seaweed")


def test_every_start_to_come_is_kept_and_none_that_is_past(machair: Outcome) -> None:
    assert machair["Kelp Farming & Harvest"].starts == (dt.date(2027, 3, 15), dt.date(2027, 11, 3))


def test_a_presentation_that_is_over_says_nothing_beside_others(machair: Outcome) -> None:
    kelp = machair["Kelp Farming & Harvest"]
    assert kelp.mode is Mode.CAMPUS
    assert kelp.price == Price(amount=Decimal("170.00"), as_of=dt.date(2026, 9, 1))


def test_months_become_weeks(machair: Outcome) -> None:
    assert machair["Kelp Farming & Harvest"].duration_weeks == 26


def test_all_venues_and_languages_are_named(machair: Outcome) -> None:
    kelp = machair["Kelp Farming & Harvest"]
    assert (kelp.location, kelp.languages) == ("Lochboisdale; Skerry Annexe", ("en", "gd"))


def test_the_pattern_goes_before_the_study_mode(machair: Outcome) -> None:
    assert machair["Kelp Farming & Harvest"].pattern is Pattern.EVENINGS


def test_words_of_no_vocabulary_are_unknown(machair: Outcome) -> None:
    peat = machair["Peatland Survey"]
    assert (peat.mode, peat.pattern, peat.languages, peat.url) == (None, None, (), None)


def test_a_price_of_nought_is_unknown(machair: Outcome) -> None:
    assert machair["Peatland Survey"].price is None


def test_fees_for_other_regions_alone_are_unknown(machair: Outcome) -> None:
    assert machair["Thatch and Turf Roofs"].price is None


def test_a_length_that_means_any_time_says_so(machair: Outcome) -> None:
    peat = machair["Peatland Survey"]
    assert (peat.starts_any_time, peat.starts, peat.duration_weeks) == (True, (), None)


def test_what_presentations_do_not_agree_on_is_unknown(machair: Outcome) -> None:
    roof = machair["Thatch and Turf Roofs"]
    assert (roof.mode, roof.duration_weeks, roof.hours_per_week) == (None, None, 8.0)


def test_dates_that_could_be_read_two_ways_are_unknown(machair: Outcome) -> None:
    assert machair["Thatch and Turf Roofs"].starts == ()


def test_an_address_that_leads_nowhere_is_unknown(machair: Outcome) -> None:
    assert machair["Thatch and Turf Roofs"].url is None


def test_prefixes_do_not_matter() -> None:
    (hill,) = outcome(read_xcri(FEEDS / "prefixed.xml")).credentials
    assert (hill.id, hill.title, hill.provider) == ("corrie-college-hill", "Hill Path Repair", "Corrie College")
    assert (hill.scqf_level, hill.scqf_credits) == (Span(low=5, high=5), Span(low=6, high=6))


def test_a_feed_without_a_day_leaves_the_last_check_unknown() -> None:
    (hill,) = outcome(read_xcri(FEEDS / "prefixed.xml")).credentials
    assert hill.last_verified is None


def test_a_feed_of_a_day_to_come_leaves_the_last_check_unknown() -> None:
    read = outcome(read_xcri(FEEDS / "machair.xml", today=dt.date(2026, 8, 1)))
    assert {record.last_verified for record in read.credentials} == {None}


def test_a_course_with_only_past_starts_keeps_its_other_facts() -> None:
    kelp = outcome(read_xcri(FEEDS / "machair.xml", today=dt.date(2030, 1, 1)))["Kelp Farming & Harvest"]
    assert kelp.starts == ()
    assert kelp.location == "Lochboisdale"

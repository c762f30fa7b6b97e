"""Modes, dates, levels and texts as providers really write them."""

from __future__ import annotations

import datetime as dt

import pytest

from catalogue.records import Mode, Pattern
from tests.catalogue.importers.real.given import (
    course,
    presented,
    run,
    xcri,
)


@pytest.mark.parametrize(
    ("mode", "expected", "pattern"),
    [
        ("OnlineEventAttendanceMode", Mode.ONLINE, None),
        ("https://schema.org/OnlineEventAttendanceMode", Mode.ONLINE, None),
        ("Virtual classroom", Mode.ONLINE, None),
        ("Live online", Mode.ONLINE, None),
        ("Fully online", Mode.ONLINE, None),
        ("Online (self-paced)", Mode.ONLINE, Pattern.SELF_PACED),
        ("Classroom", Mode.CAMPUS, None),
        ("e-learning", Mode.ONLINE, None),
        ("MOOC", Mode.ONLINE, None),
        ("Part-Time Day", None, Pattern.PART_TIME),
        ("Twilight and/or Evening", None, Pattern.EVENINGS),
        ("Evening or Weekends", None, None),
        ("Not online", None, None),
    ],
)
def test_modes_are_read_as_providers_write_them(mode: str, expected: Mode | None, pattern: Pattern | None) -> None:
    for record in (course(courseMode=mode), course(hasCourseInstance=run(courseMode=mode))):
        assert (record.mode, record.pattern) == (expected, pattern)


def test_the_attendance_mode_of_an_event_is_its_mode() -> None:
    instance = run(eventAttendanceMode="https://schema.org/OnlineEventAttendanceMode")
    assert course(hasCourseInstance=instance).mode is Mode.ONLINE


@pytest.mark.parametrize(
    "date",
    [
        "2027-09-06Z",
        "2027-09-06+01:00",
        "20270906",
        "2027/09/06",
        "September 6, 2027",
        "Mon, 06 Sep 2027 09:00:00 +0100",
    ],
)
def test_dates_of_any_system_are_read(date: str) -> None:
    assert course(hasCourseInstance=run(startDate=date)).starts == (dt.date(2027, 9, 6),)


def test_figures_are_a_date_where_they_can_mean_but_one() -> None:
    assert presented("<start>25/09/2027</start>").starts == (dt.date(2027, 9, 25),)
    assert presented("<start>05/09/2027</start>").starts == ()


def test_rolling_enrolment_is_a_start_at_any_time() -> None:
    assert presented("<start>Rolling enrolment</start>").starts_any_time is True
    assert course(hasCourseInstance=run(startDate="Rolling enrolment")).starts_any_time is True


def test_a_course_that_has_begun_counts_while_one_may_apply() -> None:
    begun = "<start>2026-10-01</start><applyUntil>2026-12-01</applyUntil><cost>170</cost>"
    price = presented(begun, "<start>2025-10-01</start><cost>155</cost>").price
    assert price is not None
    assert price.amount == 170


def test_typed_descriptions_are_read_for_what_they_are() -> None:
    record = xcri(
        '<description type="topic">Bread.</description><description type="xcri12terminology:leadsTo">HNC Bakery'
        '</description><description type="careerOutcome">Work in a bakery.</description>'
    )
    assert (record.description, record.stacks_into) == ("Bread.\nWork in a bakery.", ("HNC Bakery",))


def test_the_title_of_the_qualification_tells_courses_of_one_title_apart() -> None:
    assert xcri("<qualification><title>HNC</title></qualification>").title == "Baking (HNC)"
    assert xcri("<qualification><title>HNC Baking</title></qualification>").title == "HNC Baking"


def test_xcri_1_1_says_entry_requirements_and_a_level_its_own_way() -> None:
    record = xcri(
        "<entryRequirements>None.</entryRequirements><qualification><level>SCQF level 7</level></qualification>"
    )
    assert (record.entry_requirements, str(record.scqf_level)) == ("None.", "7")


@pytest.mark.parametrize(
    ("inside", "level", "points"),
    [
        ("<credit><scheme>ECTS</scheme><value>10</value></credit>", None, "20"),
        ("<credit><scheme>SCQF</scheme><value>20 points</value></credit>", None, "20"),
        ("<level>SCQF Level 7</level>", "7", None),
        ("<qualification><title>SCQF Level 7, Credit points: 16</title></qualification>", "7", "16"),
        ("<level>Level 3</level>", None, None),
        ("<qualification><title>PDA at SCQF level 8</title></qualification>", "8", None),
    ],
)
def test_levels_and_credits_are_read_where_they_name_their_framework(
    inside: str, level: str | None, points: str | None
) -> None:
    record = xcri(inside)
    found = [str(value) if value else None for value in (record.scqf_level, record.scqf_credits)]
    assert found == [level, points]


def test_credits_of_no_framework_show_that_there_are_some() -> None:
    of_no_scheme = xcri("<credit><value>60 credits</value></credit>")
    assert (of_no_scheme.scqf_credits, of_no_scheme.credit_bearing) == (None, True)
    assert xcri("<credit><value>0</value></credit>").credit_bearing is None
    record = course(numberOfCredits="60 credits")
    assert (record.scqf_credits, record.credit_bearing) == (None, True)
    assert course(numberOfCredits={"@type": "StructuredValue", "value": 15}).credit_bearing is True
    assert course(numberOfCredits={"@type": "StructuredValue", "value": 0}).credit_bearing is None


def test_schedules_alignments_keywords_and_addresses_are_read() -> None:
    record = course(
        hasCourseInstance=run(
            courseSchedule={"@type": "Schedule", "startDate": "2027-01-18", "repeatFrequency": "P1W", "repeatCount": 6},
            location={"@type": "Place", "address": "12 High Street, Dundee"},
        ),
        courseWorkload="4 hours per week",
        educationalAlignment={"alignmentType": "educationalLevel", "targetName": "SCQF level 6"},
        keywords="bread; cakes",
    )
    assert record.starts == (dt.date(2027, 1, 18),)
    assert (record.duration_weeks, record.hours_per_week, record.location) == (6, 4, "12 High Street, Dundee")
    assert (str(record.scqf_level), record.subjects) == ("6", ("bread", "cakes"))


def test_a_run_has_the_day_and_place_of_the_event_that_it_is_part_of() -> None:
    term = {"@type": "Event", "startDate": "2027-01-18", "endDate": "2027-03-26", "location": "Oban"}
    record = course(hasCourseInstance=run(superEvent=term))
    assert ([str(day) for day in record.starts], record.location) == (["2027-01-18"], "Oban")
    own = course(hasCourseInstance=run(superEvent=term, startDate="2027-02-01", location="Tobermory"))
    assert ([str(day) for day in own.starts], own.location) == (["2027-02-01"], "Tobermory")


@pytest.mark.parametrize(
    "call_off", [{"eventStatus": "https://schema.org/EventCancelled"}, {"offers": {"availability": "SoldOut"}}]
)
def test_a_course_that_is_called_off_or_sold_out_as_a_whole_shows_no_start(call_off: dict[str, object]) -> None:
    record = course(hasCourseInstance=run(startDate="2027-02-01", courseMode="online"), **call_off)
    assert (record.starts, record.mode) == ((), Mode.ONLINE)


def test_an_offer_that_is_called_free_is_free_without_a_currency() -> None:
    record = course(offers={"@type": "Offer", "price": "0", "category": "Free"})
    assert record.price is not None
    assert record.price.amount == 0

"""Days on which it may start, read on Thursday 26 November 2026."""

from __future__ import annotations

import pytest

from reading.constraints import Note
from reading.filters import Filters
from tests.reading.constraints.reading import days, notes, read


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("by March", "2027-03-31"),
        ("before March", "2027-02-28"),
        ("by the end of March", "2027-03-31"),
        ("by end Q2", "2027-06-30"),
        ("by the end of the quarter", "2026-12-31"),
        ("by the summer", "2027-05-31"),
        ("before the summer", "2027-05-31"),
        ("by Easter", "2027-03-28"),
        ("afore Christmas", "2026-12-24"),
        ("pre xmas", "2026-12-24"),
        ("this side of Christmas", "2026-12-24"),
        ("by St Andrew's day next year", "2027-11-30"),
        ("by 1/2/2027", "2027-02-01"),
        ("on or before 31 March 2027", "2027-03-31"),
        ("not after June", "2027-06-30"),
        ("can't be after June", "2027-06-30"),
        ("no later than 6 January", "2027-01-06"),
        ("mid March latest", "2027-03-20"),
        ("20 March at the latest", "2027-03-20"),
        ("sooner than September", "2027-08-31"),
        ("until the end of March", "2027-03-31"),
        ("any time up to June", "2027-06-30"),
        ("between now and June", "2027-06-30"),
        ("by 29 February", "2028-02-29"),
        ("by year end", "2026-12-31"),
        ("before the end of the financial year", "2027-03-31"),
        ("this month", "2026-11-30"),
        ("this academic year", "2027-07-31"),
    ],
)
def test_a_time_may_be_the_last_one(text: str, last: str) -> None:
    assert days(f"{{time:{text}}}") == (None, last)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("starting after Easter", "2027-03-29"),
        ("from January onwards", "2027-01-01"),
        ("mid May on", "2027-05-11"),
        ("not before 12 April", "2027-04-12"),
        ("nothing before February", "2027-02-01"),
        ("we don't need it before March", "2027-03-01"),
        ("can't start until April", "2027-04-01"),
        ("on or after 1 March 2027", "2027-03-01"),
        ("no earlier than the tenth of February", "2027-02-10"),
        ("as early as the 4th of January", "2027-01-04"),
        ("from the week of 8 February", "2027-02-08"),
        ("from the second week of May", "2027-05-08"),
        ("in the new year", "2027-01-01"),
        ("any time after the summer", "2027-09-01"),
        ("from next academic year", "2027-08-01"),
    ],
)
def test_a_time_may_be_the_first_one(text: str, first: str) -> None:
    assert days(f"{{time:{text}}}") == (first, None)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("before our AGM on 24 February", "2027-02-23"),
        ("before Friday 11 December", "2026-12-10"),
        ("before the auditor comes back, 12 April I think", "2027-04-11"),
        ("before we reopen in March", "2027-02-28"),
        ("by the AGM in June", "2027-06-30"),
    ],
)
def test_a_limit_holds_for_the_day_behind_other_words(text: str, last: str) -> None:
    assert days(f"{{time:{text}}}") == (None, last)


def test_a_limit_that_is_turned_round_holds_for_the_day_behind_other_words() -> None:
    assert days("{time:not before we break up on 18th dec}") == ("2026-12-18", None)


def test_a_limit_ends_where_a_period_goes_to() -> None:
    assert days("{time:from St Patrick's Day to the end of April}") == (None, "2027-04-30")


def test_a_day_outside_what_is_marked_is_none() -> None:
    assert days("the audit is in June so {time:by May}") == (None, "2027-05-31")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("in two months", "2027-01-26"),
        ("six months from now", "2027-05-26"),
        ("a year from now", "2027-11-26"),
        ("in 3 weeks' time", "2026-12-17"),
        ("within six weeks", "2027-01-07"),
        ("inside ten days", "2026-12-06"),
        ("in the next 6 weeks", "2027-01-07"),
        ("in the next fortnight", "2026-12-10"),
        ("within the next quarter", "2027-02-26"),
        ("over the next month", "2026-12-26"),
        ("start in a month", "2026-12-26"),
    ],
)
def test_a_time_from_now_is_a_start_and_no_length(text: str, last: str) -> None:
    assert read(f"{{time:{text}}}").filters.weeks_max is None
    assert days(f"{{time:{text}}}") == (None, last)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("not in {not:July}", (7,)),
        ("any month but {not:January}", (1,)),
        ("{not:January} is no good", (1,)),
        ("they cant do weekdays in {not:May}", (5,)),
        ("not in {not:July} or {not:December}", (7, 12)),
        ("{not:July and December} are out", (7, 12)),
        ("not between {not:June and August}", (6, 8)),
        ("not {not:June to August}", (6, 7, 8)),
        ("not {not:this month}", (11,)),
    ],
)
def test_a_month_may_be_ruled_out(text: str, months: tuple[int, ...]) -> None:
    assert read(text).filters == Filters(not_months=months)


def test_a_month_is_wanted_beside_one_that_is_not() -> None:
    assert days("{time:May}, not {not:March}") == ("2027-05-01", "2027-05-31")
    assert read("{time:May}, not {not:March}").filters.not_months == (3,)


def test_a_limit_that_is_refused_is_turned_round() -> None:
    assert days("not {not:before March}") == ("2027-03-01", None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "we may need help",
            "march past the window",
            "training in winter maintenance",
            "by 31 February",
            "31/02/2027",
        ),
        *("net zero by 2030", "Christmas party planning", "about 5 may want it", "session 2026/27", "13/2027"),
        *("after lambing", "before then", "2026-27"),
    ],
)
def test_what_is_no_day_sets_none(text: str) -> None:
    assert read(f"{{time:{text}}}").filters == Filters()


def test_soon_is_understood_and_no_filter_holds_it() -> None:
    assert notes("{time:asap}") == [("starts", "asap", Note.UNSUPPORTED)]


def test_when_no_date_matters_an_earlier_one_is_taken_back() -> None:
    assert read("{time:no rush}").filters.model_fields_set == {"starts_from", "starts_by"}
    assert notes("{time:no rush}") == [("starts", "no rush", Note.ANY)]


def test_any_time_beside_a_day_takes_nothing_back() -> None:
    assert notes("{time:whenever, June or thereabouts}") == [("starts", "June", None)]


def test_a_day_to_be_finished_by_is_reported_as_one() -> None:
    assert notes("{time:all trained by June}") == [("starts", "by June", Note.FINISH)]


def test_a_time_in_which_no_day_is_found_is_left_unread() -> None:
    assert read("{time:before lambing}").unread == ("before lambing",)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("by next winter", None, "2027-11-30"),
        ("this winter", "2026-12-01", "2027-02-28"),
        ("next spring", "2027-03-01", "2027-05-31"),
        ("next Christmas", "2027-12-25", "2027-12-25"),
    ],
)
def test_next_is_not_the_one_that_is_about_to_begin(text: str, first: str | None, last: str | None) -> None:
    assert days(f"{{time:{text}}}") == (first, last)


@pytest.mark.parametrize("said", ["is impossible for us", "is difficult", "is our busiest time", "is a nightmare"])
def test_a_time_that_does_not_suit_is_ruled_out(said: str) -> None:
    assert read(f"{{time:January}} {said}").filters.not_months == (1,)


def test_the_end_of_the_month_is_that_of_the_month_before_it() -> None:
    assert days("{time:January to the end of the month}") == ("2027-01-01", "2027-01-31")


def test_from_a_day_to_the_end_of_the_month_is_to_the_end_of_its_month() -> None:
    assert days("{time:from 5 January to the end of the month}") == ("2027-01-05", "2027-01-31")


def test_what_is_hard_to_find_is_not_ruled_out() -> None:
    assert read("{mode:evening} courses are difficult to find").filters.not_patterns == ()


def test_a_limit_of_today_holds() -> None:
    assert days("{time:by 26 November 2026}") == (None, "2026-11-26")

"""How and when in the week it is taught, by whom, and with what standing."""

from __future__ import annotations

import pytest

from catalogue.records import Mode, Pattern
from reading.filters import Filters
from tests.reading.constraints.reading import read


@pytest.mark.parametrize(
    ("text", "modes", "not_modes"),
    [
        ("{mode:online}", "online", ""),
        ("{mode:fully remote}", "online", ""),
        ("{mode:distance learning}", "online", ""),
        ("{mode:Zoom}", "online", ""),
        ("{mode:on campus}", "campus", ""),
        ("{mode:a classroom}", "campus", ""),
        ("{mode:in person}", "campus workplace", ""),
        ("{mode:face tae face}", "campus workplace", ""),
        ("{mode:blended or on campus}", "blended campus", ""),
        ("{mode:from home}", "online", ""),
        ("on {mode:their own laptops}", "online", ""),
        ("have you really nothing {mode:online}", "online", ""),
        ("is there nothing {mode:online}?", "online", ""),
        ("could they not do it {mode:online}", "online", ""),
        ("do you have anything that's not {mode:online}", "", "online"),
        ("is there one that isn't {mode:online}", "", "online"),
        ("but nothing {not:online}", "", "online"),
        ("we can do nothing {mode:online}", "", "online"),
        ("{mode:a mix of online and face to face}", "blended", ""),
        ("{mode:at our place}", "workplace", ""),
        ("{mode:at our Livingston site}", "workplace", ""),
        ("not {not:online}", "", "online"),
        ("{mode:no online or blended}", "", "online blended"),
        ("no {not:online} or {not:blended}", "", "online blended"),
        ("{mode:online isn't an option}", "", "online"),
        ("anything but {not:online}", "", "online"),
        ("not {not:online}, {mode:in person}", "campus workplace", "online"),
        ("{need:online marketing}", "", ""),
        ("{mode:online marketing}", "", ""),
        ("managing {need:remote teams}", "", ""),
    ],
)
def test_how_it_is_taught_and_how_not(text: str, modes: str, not_modes: str) -> None:
    filters = read(text).filters

    assert filters.modes == tuple(Mode(mode) for mode in modes.split())
    assert filters.not_modes == tuple(Mode(mode) for mode in not_modes.split())


def test_when_it_does_not_matter_how_an_earlier_way_is_taken_back() -> None:
    assert read("{mode:don't mind if it's online or not}").filters.model_fields_set == {"modes", "not_modes"}


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("{mode:part-time}", [Pattern.PART_TIME]),
        ("{mode:evenings or weekends}", [Pattern.EVENINGS, Pattern.WEEKENDS]),
        ("{mode:on a Saturday}", [Pattern.WEEKENDS]),
        ("{mode:Thursday nights}", [Pattern.EVENINGS]),
        ("{mode:one day a week}", [Pattern.DAY_RELEASE]),
        ("{mode:in their own time}", [Pattern.SELF_PACED]),
        ("{mode:block release}", [Pattern.BLOCK]),
        ("not {not:full time}", [Pattern.PART_TIME]),
        ("our {story:part-time} staff", []),
        ("{who:night shift managers}", []),
    ],
)
def test_when_in_the_week_it_happens(text: str, patterns: list[Pattern]) -> None:
    assert read(text).filters == Filters(patterns=tuple(patterns))


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("no {not:evenings}", (Pattern.EVENINGS,)),
        ("not {not:weekends}", (Pattern.WEEKENDS,)),
        ("no {not:evenings} or {not:weekends}", (Pattern.EVENINGS, Pattern.WEEKENDS)),
    ],
)
def test_a_pattern_that_is_ruled_out_makes_no_other_a_must(text: str, patterns: tuple[Pattern, ...]) -> None:
    assert read(text).filters == Filters(not_patterns=patterns)


def test_a_plain_pattern_is_a_wish_and_only_it_a_must() -> None:
    assert read("{mode:evenings}").filters.is_wish("pattern")
    assert not read("{mode:evenings only}").filters.is_wish("pattern")


def test_a_mode_is_a_must_unless_it_is_preferred() -> None:
    assert not read("{mode:online}").filters.is_wish("mode")
    assert read("{mode:online} ideally").filters.is_wish("mode")


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("from {provider:Kinnoull}", ("Kinnoull University",), ()),
        ("from {provider:Kinnoul}", ("Kinnoull University",), ()),
        ("what does {provider:Kinnoul} run", ("Kinnoull University",), ()),
        ("{provider:Carrick} courses", ("Carrick University",), ()),
        ("{provider:Glasgow Uni or Strathallan}", ("University of Glasgow", "University of Strathallan"), ()),
        ("{provider:the OU}", ("The Open University in Scotland",), ()),
        ("not from {not:Carrick University}", (), ("Carrick University",)),
        ("not from {not:Ochil College} or {not:Carse College}", (), ("Ochil College", "Carse College")),
        ("anywhere but {not:Kelvinbank College}", (), ("Kelvinbank College",)),
        ("from {provider:Pentland}", ("Pentland Hills College", "Pentland Firth Energy Academy"), ()),
        ("on {place:the Black Isle}", (), ()),
        ("with {story:open hearts}", (), ()),
        ("Kinnoull University", (), ()),
    ],
)
def test_providers_by_what_people_call_them(text: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> None:
    filters = read(text).filters

    assert (filters.providers, filters.not_providers) == (wanted, unwanted)


def test_a_provider_that_the_catalogue_does_not_have_is_left_unread() -> None:
    assert read("from {provider:Fife Coast College}").unread == ("Fife Coast College",)


@pytest.mark.parametrize(
    ("text", "credit_bearing", "assessed"),
    [
        ("{level:has to carry credit}", True, None),
        ("{level:must count towards a degree}", True, None),
        ("{level:must be accredited}", True, None),
        ("{level:non-credit only}", False, None),
        ("{level:with no academic credit}", False, None),
        ("{level:don't care about credits}", None, None),
        ("{level:no need for credit}", None, None),
        ("{level:credit not needed}", None, None),
        ("get our own {need:training accredited}", None, None),
        ("{level:accredited by the CIPD}", None, None),
        ("{story:credit union staff}", None, None),
        ("{mode:must be assessed}", None, True),
        ("{mode:an assessed course}", None, True),
        ("{mode:no assessment}", None, False),
        ("{mode:no exam}", None, None),
        ("{need:risk assessment}", None, None),
    ],
)
def test_credit_and_assessment_are_two_questions(text: str, credit_bearing: bool | None, assessed: bool | None) -> None:
    filters = read(text).filters

    assert (filters.credit_bearing, filters.assessed) == (credit_bearing, assessed)


@pytest.mark.parametrize(
    ("text", "badge"),
    [
        ("{level:an open badge}", True),
        ("{level:with a badge they can put on LinkedIn}", True),
        ("no {not:badges}", False),
        ("{need:badge engineering}", None),
    ],
)
def test_a_badge_may_be_asked_for_or_refused(text: str, badge: bool | None) -> None:
    assert read(text).filters.badge is badge


def test_full_days_that_are_ruled_out_rule_out_day_release() -> None:
    assert read("{mode:not full days}").filters.not_patterns == (Pattern.DAY_RELEASE,)
    assert read("{mode:two full days}").filters.patterns == ()

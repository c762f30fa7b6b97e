"""How, when in the week and where it is taught, by whom, and with what standing."""

from __future__ import annotations

import pytest

from catalogue.records import Mode, Pattern
from reading.filters import Filters
from tests.reading.constraints.reading import read


@pytest.mark.parametrize(
    ("text", "modes", "not_modes"),
    [
        ("online", "online", ""),
        ("fully remote", "online", ""),
        ("distance learning", "online", ""),
        ("on campus", "campus", ""),
        ("in person", "campus workplace", ""),
        ("face tae face", "campus workplace", ""),
        ("blended or on campus", "blended campus", ""),
        ("a mix of online and face to face", "blended", ""),
        ("at our place", "workplace", ""),
        ("at our Livingston site", "workplace", ""),
        ("not online", "", "online"),
        ("no online or blended", "", "online blended"),
        ("online isn't an option", "", "online"),
        ("anything but online", "", "online"),
        ("not online, in person", "campus workplace", "online"),
        ("online marketing", "", ""),
        ("managing remote teams", "", ""),
        ("mental health in the workplace", "", ""),
        ("hybrid vehicles", "", ""),
        ("on-site safety", "", ""),
        ("selling online", "", ""),
    ],
)
def test_how_it_is_taught_and_how_not(text: str, modes: str, not_modes: str) -> None:
    filters = read(text).filters

    assert filters.modes == tuple(Mode(mode) for mode in modes.split())
    assert filters.not_modes == tuple(Mode(mode) for mode in not_modes.split())


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("part-time", [Pattern.PART_TIME]),
        ("evenings or weekends", [Pattern.EVENINGS, Pattern.WEEKENDS]),
        ("on a Saturday", [Pattern.WEEKENDS]),
        ("Thursday nights", [Pattern.EVENINGS]),
        ("one day a week", [Pattern.DAY_RELEASE]),
        ("in their own time", [Pattern.SELF_PACED]),
        ("block release", [Pattern.BLOCK]),
        ("not full time", [Pattern.PART_TIME]),
        ("our part-time staff", []),
        ("my staff are all part time", []),
        ("night shift managers", []),
        ("block paving", []),
        ("no weekends", []),
    ],
)
def test_when_in_the_week_it_happens(text: str, patterns: list[Pattern]) -> None:
    assert read(text).filters == Filters(patterns=tuple(patterns))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in Glasgow or Paisley", ("Glasgow", "Paisley")),
        ("somewhere near Fort William", ("Fort William",)),
        ("the Highlands", ("Highland",)),
        ("the Borders", ("Scottish Borders",)),
        ("Dumfries & Galloway", ("Dumfries and Galloway",)),
        ("edinbrugh", ("Edinburgh",)),
        ("on Mull", ("Mull",)),
        ("mull it over", ()),
        ("sterling work", ()),
        ("Edinburgh Napier", ()),
        ("not in Perth", ()),
    ],
)
def test_a_place_is_named_as_catalogues_name_it(text: str, places: tuple[str, ...]) -> None:
    assert read(text).filters == Filters(places=places)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("from Kinnoull", ("Kinnoull University",), ()),
        ("from Kinnoul", ("Kinnoull University",), ()),
        ("Glasgow Uni or Strathallan", ("University of Glasgow", "University of Strathallan"), ()),
        ("from the OU", ("The Open University in Scotland",), ()),
        ("not from Carrick University", (), ("Carrick University",)),
        ("not from Ochil College or Carse College", (), ("Ochil College", "Carse College")),
        ("anywhere but Kelvinbank College", (), ("Kelvinbank College",)),
        ("from Pentland", ("Pentland Hills College", "Pentland Firth Energy Academy"), ()),
        ("on the Black Isle", (), ()),
        ("Carrick", (), ()),
        ("with open hearts", (), ()),
    ],
)
def test_providers_by_what_people_call_them(text: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> None:
    filters = read(text).filters

    assert (filters.providers, filters.not_providers) == (wanted, unwanted)


@pytest.mark.parametrize(
    ("text", "credit_bearing", "assessed"),
    [
        ("has to carry credit", True, None),
        ("must count towards a degree", True, None),
        ("must be accredited", True, None),
        ("non-credit only", False, None),
        ("with no academic credit", False, None),
        ("don't care about credits", None, None),
        ("no need for credit", None, None),
        ("credit not needed", None, None),
        ("get our own training accredited", None, None),
        ("accredited by the CIPD", None, None),
        ("credit union staff", None, None),
        ("must be assessed", None, True),
        ("an assessed course", None, True),
        ("no assessment", None, False),
        ("no exam", None, None),
        ("risk assessment", None, None),
    ],
)
def test_credit_and_assessment_are_two_questions(text: str, credit_bearing: bool | None, assessed: bool | None) -> None:
    filters = read(text).filters

    assert (filters.credit_bearing, filters.assessed) == (credit_bearing, assessed)

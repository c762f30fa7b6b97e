"""The gazetteer finds the place that people mean, by whatever they call it, and none where none is named."""

from __future__ import annotations

import time

import pytest

from catalogue.gazetteer import Area, Place, find, find_all, located


def found(words: str) -> str | None:
    """The name of what the words name, with its council area where it is a place."""
    return named(find(words))


def named(location: Place | Area | None) -> str | None:
    if isinstance(location, Place):
        return f"{location.name}, {location.council}"
    return location.name if location else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Isle of Mull", "Mull"),
        ("ISLE OF SKYE", "Skye"),
        ("Isle of Gigha", "Gigha, Argyll and Bute"),
        ("St. Andrews", "St Andrews, Fife"),
        ("Saint Andrews", "St Andrews, Fife"),
        ("Boness", "Bo'ness, Falkirk"),
        ("Dùn Èideann", "Edinburgh, City of Edinburgh"),
        ("Steornabhagh", "Stornoway, Na h-Eileanan Siar"),
        ("Grantown on Spey", "Grantown-on-Spey, Highland"),
        ("fort bill", "Fort William, Highland"),
        ("livi", "Livingston, West Lothian"),
        ("Govan", "Govan, Glasgow City"),
        ("Leith", "Leith, City of Edinburgh"),
        ("Dyce", "Dyce, Aberdeen City"),
        ("Broughty Ferry", "Broughty Ferry, Dundee City"),
        ("Sabhal Mor Ostaig", "Sabhal Mòr Ostaig, Highland"),
    ],
)
def test_towns_islands_and_districts_are_found_by_every_spelling_of_their_names(words: str, name: str) -> None:
    assert found(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("east kilbride area", "East Kilbride, South Lanarkshire"),
        ("nr Perth", "Perth, Perth and Kinross"),
        ("just outside Perth", "Perth, Perth and Kinross"),
        ("Perth, Scotland", "Perth, Perth and Kinross"),
        ("central Glasgow", "Glasgow, Glasgow City"),
        ("Glasgow city centre", "Glasgow, Glasgow City"),
        ("our Glasgow office", "Glasgow, Glasgow City"),
        ("inverness way", "Inverness, Highland"),
        ("doon in Ayr", "Ayr, South Ayrshire"),
        ("within 20 miles of Perth", "Perth, Perth and Kinross"),
        ("Oban, 30 mile radius", "Oban, Argyll and Bute"),
        ("half an hour's drive from Elgin", "Elgin, Moray"),
        ("Leith EH6 7EZ", "Leith, City of Edinburgh"),
        ("Glasgow or online", "Glasgow, Glasgow City"),
    ],
)
def test_words_around_a_name_do_not_hide_it(words: str, name: str) -> None:
    assert found(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Stornaway", "Stornoway, Na h-Eileanan Siar"),
        ("Kircaldy", "Kirkcaldy, Fife"),
        ("Galasheils", "Galashiels, Scottish Borders"),
        ("edinbrugh", "Edinburgh, City of Edinburgh"),
        ("near North Bewick", "North Berwick, East Lothian"),
        ("Dumfermlin", "Dunfermline, Fife"),
        ("Lanakshire", "Lanarkshire"),
    ],
)
def test_a_slip_of_the_keyboard_is_forgiven(words: str, name: str) -> None:
    assert found(words) == name


@pytest.mark.parametrize("words", ["Obam", "Perht", "Leiht"])
def test_a_short_name_forgives_no_slip(words: str) -> None:
    assert find(words) is None


@pytest.mark.parametrize("words", ["Whitborn", "Newmalns", "Oakney", "South Uest"])
def test_a_slip_that_is_as_near_to_two_names_is_neither(words: str) -> None:
    assert find(words) is None


@pytest.mark.parametrize(
    "words",
    ["Reading", "Bradford", "Brighton", "Sunderland", "Swindon", "Blackpool", "Newcastle", "Carlisle", "Belfast",
     "London", "Isle of Man", "Cambridge", "Harrogate", "bigger", "carbon", "forces", "strong", "Sunday", "afford"],
)  # fmt: skip
def test_towns_elsewhere_and_common_words_are_no_slips(words: str) -> None:
    assert find(words) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Perth", "Perth, Perth and Kinross"),
        ("Stirling", "Stirling, Stirling"),
        ("Dundee City", "Dundee, Dundee City"),
        ("Falkirk", "Falkirk, Falkirk"),
        ("Falkirk Council area", "Falkirk Council area"),
        ("Inverclyde", "Inverclyde"),
        ("Blackburn", "Blackburn, West Lothian"),
        ("Blackburn, Aberdeenshire", "Blackburn (Aberdeenshire), Aberdeenshire"),
        ("Newburgh", "Newburgh, Fife"),
        ("Comrie", "Comrie, Perth and Kinross"),
        ("Comrie Fife", "Comrie (Fife), Fife"),
        ("Westhill", "Westhill, Aberdeenshire"),
        ("Westhill, Inverness", "Westhill (Highland), Highland"),
        ("Tarbert", "Tarbert, Argyll and Bute"),
        ("Tarbert, Isle of Harris", "Tarbert (Na h-Eileanan Siar), Na h-Eileanan Siar"),
        ("Morningside", "Morningside, City of Edinburgh"),
    ],
)
def test_of_several_with_one_name_the_one_that_people_mean_is_found(words: str, name: str) -> None:
    assert found(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Govanhill, Glasgow", "Govanhill, Glasgow City"),
        ("Glasgow, Govan", "Govan, Glasgow City"),
        ("Edinburgh Gorgie", "Gorgie, City of Edinburgh"),
        ("Royal Infirmary, Edinburgh", "Edinburgh, City of Edinburgh"),
        ("Salisbury Road, Edinburgh", "Edinburgh, City of Edinburgh"),
    ],
)
def test_an_address_is_its_innermost_place(words: str, name: str) -> None:
    assert found(words) == name


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Paisley or Johnstone", ["Paisley", "Johnstone"]),
        ("Greenock, Wishaw and Dumfries", ["Greenock", "Wishaw", "Dumfries"]),
        ("near Fife or Perth and Kinross", ["Fife", "Perth and Kinross"]),
        ("Perth and Kinross and Fife", ["Perth and Kinross", "Fife"]),
        ("Govan, Glasgow", ["Govan"]),
        ("Elgin and nowhere", []),
    ],
)
def test_several_places_are_found_together_and_are_no_single_place(words: str, names: list[str]) -> None:
    assert [location.name for location in find_all(words)] == names
    assert (find(words) is None) is (len(names) != 1)


@pytest.mark.parametrize(
    "words",
    ["", " ", ",", "the", "near", "north", "Online", "Various", "anywhere", "Keith Brown", "Kyle's team", "for Keith",
     "Perth college", "Stranraer to Thurso", "not Glasgow", "12345", "50%", "🙂", "\x00", "a" * 10_000, "(", "-" * 300],
)  # fmt: skip
def test_what_names_no_place_finds_none(words: str) -> None:
    assert find(words) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pollok campus, Glasgow", "Pollok, Glasgow City"),
        ("Shetland (Scalloway)", "Scalloway, Shetland Islands"),
        ("Shetland - NAFC Marine Centre Scalloway", "Scalloway, Shetland Islands"),
        ("Crieff Road, Perth", "Perth, Perth and Kinross"),
        ("Perth College UHI, Crieff Road, Perth PH1 2NX", "Perth, Perth and Kinross"),
        ("Dundee and Angus College, Arbroath", "Arbroath, Angus"),
        ("Ayrshire College Ayr Campus", "Ayr, South Ayrshire"),
        ("Online with two days in Stornoway", "Stornoway, Na h-Eileanan Siar"),
        ("Isle of Harris - Tarbert pier", "Tarbert (Na h-Eileanan Siar), Na h-Eileanan Siar"),
        ("Workplaces across Lanarkshire", "Lanarkshire"),
        ("Edinburgh, Glasgow or online", "Edinburgh and Glasgow"),
        ("Keith Brown House, Perth", "Perth, Perth and Kinross"),
    ],
)
def test_a_line_names_the_most_specific_place_somewhere_in_it(text: str, name: str) -> None:
    assert named(located(text)) == name


@pytest.mark.parametrize(
    "text", ["Online", "Various", "", "Distance learning", "Law school", "Perth Road", "Main campus", "Scotland-wide"]
)
def test_a_line_without_a_place_has_none(text: str) -> None:
    assert located(text) is None


def test_a_phrase_is_looked_up_in_less_than_a_millisecond() -> None:
    phrases = ["nr Perth", "Stornaway", "Edinburgh Gorgie", "Keith Brown", "no place at all", "Paisley or Johnstone"]
    find("Perth")  # reads the files
    rounds = []
    for _ in range(3):
        start = time.perf_counter()
        for phrase in phrases:
            find(phrase)
        rounds.append((time.perf_counter() - start) / len(phrases))
    assert min(rounds) < 0.001

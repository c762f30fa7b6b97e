"""An organisation, a person and an address in one answer each go to their own question."""

from __future__ import annotations

import pytest

from reading.contact import address_in, contact_in, introduced, is_firm, is_introduction, ways_in, written_out


@pytest.mark.parametrize(
    ("value", "organisation", "name", "address"),
    [
        ("Fibre Ltd. Mairi Ross. mairi@fibre.example", "Fibre Ltd", "Mairi Ross", "mairi@fibre.example"),
        ("Mairi Ross, Fibre Ltd, Wick, mairi@fibre.example", "Fibre Ltd, Wick", "Mairi Ross", "mairi@fibre.example"),
        ("Orkney Wool Group\nA. J. Flett\naj@wool.example", "Orkney Wool Group, A. J. Flett", None, "aj@wool.example"),
        ("Voe Salmon Ltd, Inga Halcrow", "Voe Salmon Ltd", "Inga Halcrow", None),
        ("Fibre Ltd, mairi@fibre.example", "Fibre Ltd", None, "mairi@fibre.example"),
        ("me, Mairi Ross, manager, mairi@x.example", None, "Mairi Ross, manager", "mairi@x.example"),
    ],
)
def test_the_organisation_may_bring_the_person_and_the_address(
    value: str, organisation: str | None, name: str | None, address: str | None
) -> None:
    told = {"request_organisation": organisation, "request_name": name, "request_contact": address}
    assert contact_in("request_organisation", value) == {slot: said for slot, said in told.items() if said}


@pytest.mark.parametrize(
    "value",
    [
        "Fibre Ltd, Wick",
        "Morag Hillfarm, Dalmally",
        "Highland Spring",
        "not sure",
        "",
        "Granite Coast Buses, King Street depot, Aberdeen",
    ],
)
def test_an_organisation_with_its_place_is_one_answer(value: str) -> None:
    assert contact_in("request_organisation", value) == {}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("it's Mairi, my email is mairi@x.example", {"request_name": "Mairi", "request_contact": "mairi@x.example"}),
        ("mairi@x.example", {"request_contact": "mairi@x.example"}),
        (
            "Mairi Ross (mairi@x.example), HR lead",
            {"request_name": "Mairi Ross", "request_contact": "mairi@x.example"},
        ),
        (
            "Mairi Ross, Fibre Ltd, mairi@x.example",
            {"request_name": "Mairi Ross", "request_organisation": "Fibre Ltd", "request_contact": "mairi@x.example"},
        ),
        ("Mairi Ross, HR lead", {}),
    ],
)
def test_the_name_may_bring_the_address(value: str, told: dict[str, str]) -> None:
    assert contact_in("request_name", value) == told


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("mairi at fibre.example", "mairi@fibre.example"),
        ("it's mairi dot ross at fibre dot example", "mairi.ross@fibre.example"),
        ("mairi (at) fibre (dot) example", "mairi@fibre.example"),
        ("ask Priya at the office", None),
    ],
)
def test_an_address_may_be_read_out(text: str, address: str | None) -> None:
    assert address_in(written_out(text)) == address


@pytest.mark.parametrize(
    ("value", "name"),
    [("Tam Rennie, Rennie Autos Kilmarnock, tam@rennieautos.example", "Tam Rennie")],
)
def test_of_two_that_look_like_people_the_address_tells_which_is_one(value: str, name: str) -> None:
    told = contact_in("request_organisation", value)
    assert (told["request_name"], told["request_organisation"]) == (name, "Rennie Autos Kilmarnock")


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Uist Kelp, Lochmaddy", True),
        ("Lochside Bakery, Oban", True),
        ("Mairi Ross, Oban", False),
        ("Uist Kelp", False),
        ("Manager Kelp, Oban", False),
        ("Ann Kelp, Tom Kelp, Oban", False),
        ("Uist Kelp, dinner lady", False),
    ],
)
def test_a_firm_with_its_place_is_told_from_a_person(text: str, firm: bool) -> None:
    assert is_firm(text, "we grow kelp off the west side", None) is firm


def test_who_bears_the_name_of_the_firm_is_a_person() -> None:
    assert not is_firm("Ann Kelp, Oban", "we grow kelp", "Kelp Brothers")


def test_every_way_to_reach_somebody_is_found_the_address_first() -> None:
    assert ways_in("01632 960417 or ann@kelp.example") == ["ann@kelp.example", "+44 1632 960417"]


@pytest.mark.parametrize("job", ["she's the centre manager", "farm manager", "head of the school board, chair"])
def test_a_job_with_a_word_of_an_organisation_is_no_organisation(job: str) -> None:
    found = contact_in("request_name", f"Fiona MacPhee, {job}, fiona@caolmor.example")
    assert "request_organisation" not in found
    assert found["request_name"].startswith("Fiona MacPhee")


def test_an_organisation_with_a_word_of_a_job_is_one() -> None:
    found = contact_in("request_name", "Fiona MacPhee, Partner Training Ltd, fiona@caolmor.example")
    assert found["request_organisation"] == "Partner Training Ltd"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "By June. The firm is Leven Circuits, Glenrothes. My name is Alan Pirie, alan@leven.example",
            {
                "request_name": "Alan Pirie",
                "request_organisation": "Leven Circuits, Glenrothes",
                "request_contact": "alan@leven.example",
            },
        ),
        ("I'm Inga Goudie", {"request_name": "Inga Goudie"}),
        ("I'm not sure", {}),
        ("I am Clyde Foods Ltd", {}),
        ("I am HR Manager at a college", {}),
        ("I'm Happy With That", {}),
        ("I'm Scottish Power's trainer", {}),
        ("I'm Microsoft Excel illiterate", {}),
        ("Our company is Small, and we cannot release many", {}),
        ("our company is called Leven Circuits and we make boards", {"request_organisation": "Leven Circuits"}),
        ("The firm is St. Andrews Links", {"request_organisation": "St. Andrews Links"}),
        ("our company is small. we're called in at weekends", {}),
    ],
)
def test_who_introduces_themself_anywhere_is_heard(text: str, told: dict[str, str]) -> None:
    assert introduced(text) == told


def test_what_says_more_than_who_somebody_is_is_no_introduction() -> None:
    told = {"request_name": "Alan Pirie"}
    assert is_introduction("My name is Alan Pirie, alan@leven.example", told)
    assert not is_introduction("My name is Alan Pirie and only Tuesdays suit", told)

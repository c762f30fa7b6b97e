"""The credentials that an employer keeps, and the page that passes them on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from actions.shortlist import MOST, shared_url
from tests.actions.made import welding
from tests.actions.turn import Take, Turn, pressed, take, taking, turn_of, typed

SHOWN = ["weld-gas", "weld-ship", "weld-site"]
KEPT = ["weld-gas", "care", "weld-yard"]


@pytest.fixture
def keep(services: Services) -> Take:
    return taking(services, "action_keep_credentials")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "shortlist", **slots)


def names(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def test_a_button_keeps_the_one_it_names(keep: Take) -> None:
    turn = keep(pressed("shortlist", named={"credential": "care"}, shown=SHOWN, shortlist=["weld-gas"]))
    assert turn.slots == {"shortlist": ["weld-gas", "care"]}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("save the second one", ["weld-ship"]),
        ("keep the gas one", ["weld-gas"]),
        ("put number 3 on my list", ["weld-site"]),
        ("add the first two", ["weld-gas", "weld-ship"]),
        ("save all of them", SHOWN),
        ("save these", SHOWN),
        ("shortlist the last one", ["weld-site"]),
    ],
)
def test_what_is_named_is_kept(text: str, kept: list[str], keep: Take) -> None:
    assert keep(asked(text, shown=SHOWN)).slots == {"shortlist": kept}


def test_the_one_spoken_of_last_can_be_kept(keep: Take) -> None:
    assert keep(asked("keep it", shown=SHOWN, current="weld-site")).slots == {"shortlist": ["weld-site"]}


def test_what_is_kept_already_is_kept_once(keep: Take) -> None:
    turn = keep(asked("save the first", shown=SHOWN, shortlist=["weld-gas", "care"]))
    assert turn.slots == {"shortlist": ["weld-gas", "care"]}


def test_keeping_shows_the_list_with_its_page(keep: Take) -> None:
    turn = keep(asked("save the first", shown=SHOWN, shortlist=["care"]))
    assert turn.text.startswith("Your shortlist (2):\n\n1. Dementia Care, Clyde College")
    assert turn.message.data.url == "http://127.0.0.1:8000/shared?c=care&c=weld-gas"
    assert turn.text.endswith(f"To pass it on: {turn.message.data.url}")
    assert turn.payloads == ["/compare", "/share"]


def test_keeping_leaves_the_page_that_numbers_are_counted_on(keep: Take) -> None:
    assert "shown" not in keep(asked("save the first", shown=SHOWN)).slots


def test_a_list_holds_no_more_than_its_most(serve: Callable[..., Services]) -> None:
    offers = [welding(f"w{at}") for at in range(MOST + 1)]
    kept = [one.id for one in offers[:MOST]]
    turn = take(serve(*offers), "action_keep_credentials", asked("save it", shown=[offers[MOST].id], shortlist=kept))
    assert turn.slots == {}
    assert turn.text == f"A shortlist holds {MOST}. Take one off to make room."


@pytest.mark.parametrize("text", ["save number 9", "keep it"])
def test_when_it_is_not_plain_which_to_keep_that_is_asked(text: str, keep: Take) -> None:
    turn = keep(asked(text, shown=SHOWN, shortlist=["care"]))
    assert turn.text.startswith("Which one do you mean?")
    assert turn.slots == {}


def test_a_button_whose_credential_is_gone_says_so(keep: Take) -> None:
    turn = keep(pressed("shortlist", named={"credential": "gone"}))
    assert turn.text.startswith("That one is no longer in the catalogue.")
    assert turn.slots == {}


@pytest.mark.parametrize(
    "text", ["show my list", "what's on my list", "what have I kept", "what did I save", "my shortlist", "shortlist"]
)
def test_asking_for_the_list_shows_it(text: str, keep: Take) -> None:
    turn = keep(asked(text, shown=SHOWN, shortlist=KEPT))
    assert names(turn) == KEPT
    assert "shortlist" not in turn.slots


def test_the_button_of_the_list_shows_it(keep: Take) -> None:
    assert names(keep(pressed("shortlist", shown=SHOWN, shortlist=KEPT))) == KEPT


def test_numbers_are_counted_on_the_list_once_it_is_shown(keep: Take) -> None:
    assert keep(asked("show my list", shown=SHOWN, shortlist=KEPT)).slots == {"shown": KEPT}


def test_an_empty_list_says_how_to_fill_it(keep: Take) -> None:
    turn = keep(asked("show my list", shown=SHOWN))
    assert turn.text.startswith("Your shortlist is empty.")
    assert (turn.message.data.url, turn.payloads, turn.slots) == (None, [], {})


@pytest.mark.parametrize(
    "text", ["take everything off my list", "clear my list", "empty it", "remove all", "get rid of the whole lot"]
)
def test_everything_is_taken_off(text: str, keep: Take) -> None:
    turn = keep(asked(text, shown=SHOWN, shortlist=KEPT))
    assert turn.slots == {"shortlist": []}
    assert turn.text.startswith("Your shortlist is empty.")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("take the second off my list", ["weld-gas", "weld-yard"]),
        ("remove the dementia one", ["weld-gas", "weld-yard"]),
        ("delete number 3", ["weld-gas", "care"]),
        ("remove the first two", ["weld-yard"]),
        ("don't keep the last one", ["weld-gas", "care"]),
    ],
)
def test_what_is_named_is_looked_for_on_the_list(text: str, left: list[str], keep: Take) -> None:
    assert keep(asked(text, shown=SHOWN, shortlist=KEPT)).slots == {"shortlist": left}


def test_the_one_spoken_of_last_can_be_taken_off(keep: Take) -> None:
    turn = keep(asked("take it off", shown=SHOWN, shortlist=KEPT, current="weld-gas"))
    assert turn.slots == {"shortlist": ["care", "weld-yard"]}


@pytest.mark.parametrize("text", ["take the 7th off", "drop the ship one", "take it off"])
def test_what_is_not_on_the_list_leaves_it_as_it_is(text: str, keep: Take) -> None:
    turn = keep(asked(text, shown=SHOWN, shortlist=KEPT))
    assert names(turn) == KEPT
    assert turn.slots == {}


def test_nothing_can_be_taken_off_an_empty_list(keep: Take) -> None:
    turn = keep(asked("take everything off my list", shown=SHOWN))
    assert turn.text.startswith("Your shortlist is empty.")
    assert turn.slots == {}


def test_one_that_was_withdrawn_from_the_catalogue_is_shown_no_more(keep: Take) -> None:
    turn = keep(asked("show my list", shortlist=["gone", "care"]))
    assert names(turn) == ["care"]
    assert turn.text.startswith("Your shortlist (1):")


def test_a_list_of_what_was_withdrawn_is_empty(keep: Take) -> None:
    assert keep(asked("show my list", shortlist=["gone"])).text.startswith("Your shortlist is empty.")


def test_one_that_was_withdrawn_takes_no_place_any_more(keep: Take) -> None:
    turn = keep(asked("save the first", shown=SHOWN, shortlist=["gone"] * MOST))
    assert turn.slots == {"shortlist": ["weld-gas"]}


def test_a_number_is_counted_without_what_was_withdrawn(keep: Take) -> None:
    turn = keep(asked("remove the first", shortlist=["gone", "care", "weld-gas"]))
    assert names(turn) == ["weld-gas"]


def test_a_list_of_what_was_withdrawn_can_be_cleared(keep: Take) -> None:
    assert keep(asked("clear my list", shortlist=["gone"])).slots == {"shortlist": []}


@pytest.mark.parametrize(
    ("slots", "said", "page"),
    [
        ({"shown": SHOWN, "shortlist": ["care"]}, "your shortlist (1)", "c=care"),
        ({"shown": ["care", "weld-gas"]}, "the courses I showed last (2)", "c=care&c=weld-gas"),
        ({"shown": SHOWN, "shortlist": ["gone", "care"]}, "your shortlist (1)", "c=care"),
        ({"shown": ["care"], "shortlist": ["gone"]}, "the courses I showed last (1)", "c=care"),
    ],
)
def test_what_is_kept_or_else_shown_is_shared(slots: dict[str, Any], said: str, page: str, services: Services) -> None:
    turn = take(services, "action_share_credentials", typed("can I send this to my boss", "share", **slots))
    assert f"page of {said}" in turn.text
    assert turn.message.body.startswith("In short:\n")
    assert turn.message.lead.endswith(f"http://127.0.0.1:8000/shared?{page}")


@pytest.mark.parametrize(
    ("text", "slots", "page"),
    [
        ("send me {ordinal:the second one}", {"shown": ["care", "weld-gas"]}, "c=weld-gas"),
        ("send me {ordinal:that}", {"shown": ["care", "weld-gas"], "current": "weld-gas"}, "c=weld-gas"),
        ("send me {ordinal:both}", {"shown": ["care", "weld-gas"]}, "c=care&c=weld-gas"),
        ("send {ordinal:the first} to my boss", {"shown": ["care"], "shortlist": ["weld-gas"]}, "c=care"),
        ("send {ordinal:it} to my boss", {"shown": ["care"], "shortlist": ["weld-gas"]}, "c=weld-gas"),
    ],
)
def test_what_a_message_points_at_is_shared(text: str, slots: dict[str, Any], page: str, services: Services) -> None:
    turn = take(services, "action_share_credentials", typed(text, "share", **slots))
    assert turn.message.lead.endswith(f"http://127.0.0.1:8000/shared?{page}")


@pytest.mark.parametrize("slots", [{}, {"shown": ["gone"]}, {"shortlist": ["gone"]}])
def test_where_there_is_nothing_there_is_nothing_to_share(slots: dict[str, Any], services: Services) -> None:
    turn = take(services, "action_share_credentials", typed("share", "share", **slots))
    assert turn.text.startswith("There is nothing to pass on yet.")
    assert turn.payloads == ["/help"]


def test_an_id_cannot_add_to_the_address_of_the_page(services: Services) -> None:
    url = shared_url(turn_of(services, typed("")), ["a&b=c d"])
    assert url.endswith("/shared?c=a%26b%3Dc+d")

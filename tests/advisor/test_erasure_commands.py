"""`advisor erase`: one thing at a time, after a yes, with a receipt."""

from __future__ import annotations

import pytest

from hub.requests import NoSuchRequest, get_request, open_request
from runtime.database import Sessions
from tests.advisor.conftest import Advisor
from tests.hub.made import draft_of


@pytest.fixture
def reference(advisor: Advisor, stored: Sessions) -> str:
    """A request in a database that the command itself has made."""
    advisor("erase", "--reference", "MC-222222", "--yes")
    with stored.begin() as session:
        return open_request(session, draft_of(), conversation_id="c", submission_key="k").reference


def is_held(stored: Sessions, reference: str) -> bool:
    with stored() as session:
        try:
            return bool(get_request(session, reference))
        except NoSuchRequest:
            return False


@pytest.mark.parametrize("option", ["--reference", "--contact", "--conversation"])
def test_a_request_is_erased_by_each_of_its_keys(
    advisor: Advisor, stored: Sessions, reference: str, option: str
) -> None:
    value = {"--reference": reference.lower(), "--contact": "mairi@craigellan.example", "--conversation": "c"}[option]
    done = advisor("erase", option, value, "--yes")
    assert done.exit_code == 0, done.output
    assert "requests: 1" in done.output
    assert not is_held(stored, reference)


@pytest.mark.parametrize(("typed", "held"), [("y\n", False), ("n\n", True)])
def test_it_asks_first(advisor: Advisor, stored: Sessions, reference: str, typed: str, held: bool) -> None:
    done = advisor("erase", "--reference", reference, typed=typed)
    assert "This cannot be undone." in done.output
    assert is_held(stored, reference) is held


def test_what_is_not_held_is_said(advisor: Advisor) -> None:
    done = advisor("erase", "--contact", "nobody@hub.example", "--yes")
    assert (done.exit_code, "Nothing is held under nobody@hub.example." in done.output) == (1, True)


@pytest.mark.parametrize("words", [(), ("--reference", "MC-222222", "--contact", "a@b.example")])
def test_one_key_is_needed_and_no_more(advisor: Advisor, words: tuple[str, ...]) -> None:
    done = advisor("erase", *words)
    assert (done.exit_code, "Say one of" in done.output) == (1, True)


def test_a_store_that_cannot_be_written_is_named(
    advisor: Advisor, stored: Sessions, reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from runtime.settings import settings

    (settings().var / "rasa.db").mkdir()
    done = advisor("erase", "--reference", reference, "--yes")
    assert done.exit_code == 1
    assert "Nothing was deleted" in done.output
    assert is_held(stored, reference)

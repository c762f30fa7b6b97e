"""`advisor erase`: one thing at a time, after a yes, with a receipt."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from hub.audit import Act, entries
from hub.demand.signals import keep_signals
from hub.erasure import Scope
from hub.holds import place_hold
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


def test_a_store_that_cannot_be_written_is_named(advisor: Advisor, stored: Sessions, reference: str) -> None:
    from runtime.settings import settings

    (settings().var / "rasa.db").mkdir()
    done = advisor("erase", "--reference", reference, "--yes")
    assert done.exit_code == 1
    assert "Nothing was deleted" in done.output
    assert is_held(stored, reference)


def test_what_a_hold_keeps_is_not_erased(advisor: Advisor, stored: Sessions, reference: str) -> None:
    with stored.begin() as session:
        place_hold(session, Scope.REFERENCE, reference, "A complaint is open.", by="ailsa@hub.example")
    refused = advisor("erase", "--reference", reference, "--yes")
    assert (refused.exit_code, "a legal hold keeps" in refused.output) == (1, True)
    assert is_held(stored, reference)


def test_a_copy_is_written_for_its_owner_alone_and_over_no_other_file(
    advisor: Advisor, stored: Sessions, reference: str, tmp_path: Path
) -> None:
    file = tmp_path / "held.json"
    done = advisor("copy", str(file), "--reference", reference.lower())
    assert done.exit_code == 0, done.output
    assert json.loads(file.read_text())["requests"][0]["reference"] == reference
    assert file.stat().st_mode & 0o777 == 0o600
    with stored() as session:
        assert [entry.act for entry in entries(session)] == [Act.COPIED]
    again = advisor("copy", str(file), "--reference", reference)
    assert (again.exit_code, "is there already" in again.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Say one of --reference, --contact and --conversation."),
        (("--contact", "nobody@nowhere.example"), "Nothing is held under nobody@nowhere.example."),
    ],
)
def test_a_copy_of_nothing_is_not_written(advisor: Advisor, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    refused = advisor("copy", str(tmp_path / "held.json"), *words)
    assert (refused.exit_code, refused.output.strip()) == (1, says)
    assert not (tmp_path / "held.json").exists()


def test_a_copy_into_a_folder_that_is_not_there_says_so(advisor: Advisor, reference: str, tmp_path: Path) -> None:
    refused = advisor("copy", str(tmp_path / "none" / "held.json"), "--reference", reference)
    assert (refused.exit_code, "could not be written" in refused.output) == (1, True)


def test_retention_says_what_it_removed_and_what_it_would(
    advisor: Advisor, stored: Sessions, reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert advisor("retention").output.strip() == "Nothing is old enough to be removed."
    with stored.begin() as session:
        keep_signals(session, "c", ["sheep shearing"], at=dt.date(2020, 1, 1))
    assert advisor("retention", "--dry-run").output.strip() == "signals: 1 would be removed"
    assert advisor("retention").output.strip() == "signals: 1"

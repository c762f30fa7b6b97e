"""Employers' conversations of tests/scenarios/*.yml, written before the conversation was tuned: each ends as scripted,
apart from those in known.yml.

A turn `say`s or `press`es; `gets` and, for the last answer, `ends` hold what must be true of all its messages together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from runtime.yaml_file import read_yaml
from tests.e2e.known import parameter
from tests.e2e.stack import Employer

FOLDER = Path(__file__).parent.parent / "scenarios"
KNOWN: dict[str, str] = read_yaml(FOLDER / "known.yml")
SCENARIOS = {
    f"{path.stem}: {scenario['scenario']}": scenario
    for path in sorted(FOLDER.glob("*.yml"))
    if path.stem != "known"
    for scenario in read_yaml(path)
}


@pytest.mark.parametrize("scenario", [parameter(name, scenario, KNOWN) for name, scenario in SCENARIOS.items()])
def test_scenario(scenario: dict[str, Any], employer: Employer) -> None:
    told = []
    for turn in scenario["turns"]:
        pressed = "press" in turn
        messages = employer.press(_title(employer, turn["press"])) if pressed else employer.say(turn["say"])
        told.append(f"> {turn.get('say') or turn['press']}")
        told += [f"  {one['kind']}: {one['text'][:300]}" for one in messages]
        check(messages, turn.get("gets", {}), "\n".join(told))
    check(employer.last, scenario["ends"], "\n".join(told))


def test_whatever_is_known_to_fail_is_a_scenario() -> None:
    assert KNOWN.keys() - SCENARIOS.keys() == set()


def _title(employer: Employer, part: str) -> str:
    """The title of the button that holds these words."""
    titles = [button["title"] for message in employer.last for button in message["buttons"]]
    return next((title for title in titles if part.casefold() in title.casefold()), part)


def check(messages: list[dict[str, Any]], wanted: dict[str, Any], told: str) -> None:
    """Each check that is asked for, against all messages of one answer."""
    text = "\n".join(message["text"] for message in messages).casefold()
    data = [message["data"] or {} for message in messages]
    needs: list[dict[str, Any]] = next((one["needs"] for one in data if "needs" in one), [])
    conditions = [chip["value"].casefold() for one in data for chip in one.get("filters", ())]
    cards = [card for one in data for card in (*one.get("items", ()), *([one["card"]] if "card" in one else ()))]
    slots = {one["slot"] for one in data if "slot" in one} | {"request_consent" for one in data if "fields" in one}
    if "kind" in wanted:
        assert wanted["kind"] in {message["kind"] for message in messages}, told
    for words in wanted.get("says", ()):
        assert words.casefold() in text, f"{words!r} is missing after\n{told}"
    for words in wanted.get("never", ()):
        assert words.casefold() not in text, f"{words!r} was said after\n{told}"
    if "needs" in wanted:
        assert len(needs) == len(wanted["needs"]), f"{needs} after\n{told}"
        for need, parts in zip(needs, wanted["needs"], strict=True):
            assert all(part.casefold() in need["text"].casefold() for part in parts), f"{needs} after\n{told}"
    for words in wanted.get("conditions", ()):
        assert any(words.casefold() in one for one in conditions), f"{words!r} is not in {conditions} after\n{told}"
    for words in wanted.get("no_conditions", ()):
        assert not any(words.casefold() in one for one in conditions), f"{words!r} is in {conditions} after\n{told}"
    if "shows" in wanted:
        assert {card["id"] for card in cards} & set(wanted["shows"]), f"{[c['id'] for c in cards]} after\n{told}"
    assert not {card["provider"] for card in cards} & set(wanted.get("not_from", ())), told
    if "slot" in wanted:
        assert wanted["slot"] in slots, f"{slots} after\n{told}"
    if wanted.get("slot_done"):
        assert not slots, f"{slots} after\n{told}"

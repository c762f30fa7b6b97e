"""What a message of the advisor must be: the expectations of the YAML files by their names, and whether it meets them.

An expectation whose name begins with `never` forbids; the others ask for something. Words are compared without regard
to capitals. Titles are those of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Message = Mapping[str, Any]
Wanted = Mapping[str, Any]

ANY = "any"
"""A kind on which the test does not depend."""


def text(message: Message) -> str:
    return str(message["text"]).casefold()


def data(message: Message) -> dict[str, Any]:
    return dict(message["data"] or {})


def titles(message: Message) -> list[str]:
    """The titles on the cards of a message, in their order; of a single credential its own."""
    held = data(message)
    cards = [*held.get("items", ()), *([held["card"]] if "card" in held else [])]
    return [str(card["title"]).casefold() for card in cards]


def conditions(message: Message) -> list[str]:
    return [str(chip["value"]).casefold() for chip in data(message).get("filters", ())]


def needs(message: Message) -> list[str]:
    return [str(need["text"]).casefold() for need in data(message).get("needs", ())]


def field(message: Message, key: str) -> str:
    """A line of a review by the slot that it shows; empty where it is not there."""
    lines = {line["key"]: line["value"] for line in data(message).get("fields", ())}
    return str(lines.get(key, "")).casefold()


def uncovered(message: Message) -> list[str]:
    return folded(data(message).get("uncovered", ()))


def missed(message: Message) -> str:
    """In what the first card differs from what was wished for."""
    cards = data(message).get("items") or [{}]
    return "; ".join(cards[0].get("missed", ())).casefold()


def buttons(message: Message) -> list[str]:
    return [str(button["title"]).casefold() for button in message["buttons"]]


def answers(message: Message) -> str:
    """The facts with which a question about a credential was answered."""
    return "; ".join(f"{fact['name']}: {fact['value']}" for fact in data(message).get("answers", ())).casefold()


def schemes(message: Message) -> list[str]:
    return [str(scheme["name"]).casefold() for scheme in data(message).get("schemes", ())]


def folded(words: str | int | Sequence[str | int]) -> list[str]:
    """One value or a list of them, to be compared."""
    several = words if isinstance(words, list | tuple) else [words]
    return [str(one).casefold() for one in several]


def all_in(words: Any, whole: str | Sequence[str]) -> bool:
    return all(one in whole for one in folded(words))


def any_in(words: Any, whole: str | Sequence[str]) -> bool:
    return any(one in whole for one in folded(words))


def parts_of(words: Any, whole: Sequence[str]) -> bool:
    """Whether each of the words stands in one of these."""
    return all(any(one in each for each in whole) for one in folded(words))


def total(message: Message) -> int:
    """How many credentials a list has, -1 where the message is no list."""
    return int(data(message).get("total", -1))


EXPECTED: dict[str, Callable[[Message, Any], bool]] = {
    "kind": lambda message, wanted: wanted in (ANY, message["kind"]),
    "one_of_kinds": lambda message, wanted: message["kind"] in wanted,
    "says": lambda message, wanted: all_in(wanted, text(message)),
    "says_any": lambda message, wanted: any_in(wanted, text(message)),
    "slot": lambda message, wanted: data(message).get("slot") == wanted,
    "needs": lambda message, wanted: needs(message) == folded(wanted),
    "needs_have": lambda message, wanted: parts_of(wanted, needs(message)),
    "needs_count": lambda message, wanted: len(needs(message)) == wanted,
    "needs_at_least": lambda message, wanted: len(needs(message)) >= wanted,
    "conditions": lambda message, wanted: conditions(message) == folded(wanted),
    "conditions_have": lambda message, wanted: all_in(wanted, conditions(message)),
    "conditions_like": lambda message, wanted: parts_of(wanted, conditions(message)),
    "first": lambda message, wanted: any_in(wanted, titles(message)[:1]),
    "titles_any": lambda message, wanted: any_in(wanted, titles(message)),
    "titles_all": lambda message, wanted: all_in(wanted, titles(message)),
    "total": lambda message, wanted: total(message) == wanted,
    "total_at_least": lambda message, wanted: total(message) >= wanted,
    "uncovered": lambda message, wanted: parts_of(wanted, uncovered(message)),
    "missed": lambda message, wanted: all_in(wanted, missed(message)),
    "lead": lambda message, wanted: all_in(wanted, str(message["lead"]).casefold()),
    "lead_any": lambda message, wanted: any_in(wanted, str(message["lead"]).casefold()),
    "answers": lambda message, wanted: all_in(wanted, answers(message)),
    "fields": lambda message, wanted: all(all_in(words, field(message, key)) for key, words in wanted.items()),
    "buttons": lambda message, wanted: all_in(wanted, buttons(message)),
    "buttons_any": lambda message, wanted: any_in(wanted, buttons(message)),
}
"""What a message must have. `conditions_have` are whole conditions, `conditions_like` parts of them; `first` is the
title of the first card, or one of several, `missed` in what that card differs, `lead` what stands before the cards."""

FORBIDDEN: dict[str, Callable[[Message, Any], bool]] = {
    "never": lambda message, wanted: any_in(wanted, text(message)),
    "never_kind": lambda message, wanted: message["kind"] in folded(wanted),
    "never_needs": lambda message, wanted: any(any_in(wanted, need) for need in needs(message)),
    "never_conditions": lambda message, wanted: any(any_in(wanted, chip) for chip in conditions(message)),
    "never_first": lambda message, wanted: any_in(wanted, titles(message)[:1]),
    "never_titles": lambda message, wanted: any_in(wanted, titles(message)),
    "never_missed": lambda message, wanted: any_in(wanted, missed(message)),
    "never_slot": lambda message, wanted: data(message).get("slot") in folded(wanted),
    "never_fields": lambda message, wanted: any(any_in(words, field(message, key)) for key, words in wanted.items()),
    "never_buttons": lambda message, wanted: any_in(wanted, buttons(message)),
    "never_schemes": lambda message, wanted: any(any_in(wanted, scheme) for scheme in schemes(message)),
}
"""What a message must not have."""


OF_ANSWER: dict[str, Callable[[Sequence[Message], Any], bool]] = {
    "kinds": lambda messages, wanted: {*wanted} <= {message["kind"] for message in messages},
    "sets_of_buttons": lambda messages, wanted: sum(bool(message["buttons"]) for message in messages) == wanted,
}
"""What all messages of an answer must have together."""


def unknown(wanted: Wanted) -> list[str]:
    """The names of expectations that nothing here checks."""
    return sorted(wanted.keys() - EXPECTED.keys() - FORBIDDEN.keys() - OF_ANSWER.keys())


def unmet(message: Message, wanted: Wanted) -> list[str]:
    """The expectations that a message does not meet, each with what was wanted. Raises KeyError for an unknown one."""
    return [
        f"{name}: {value!r}"
        for name, value in wanted.items()
        if (FORBIDDEN[name](message, value) if name in FORBIDDEN else not EXPECTED[name](message, value))
    ]


def unmet_by_answer(messages: Sequence[Message], wanted: Wanted) -> list[str]:
    """The same of a whole answer: one of its messages has all that is expected, none has what is forbidden."""
    forbidden = {name: value for name, value in wanted.items() if name in FORBIDDEN}
    together = {name: value for name, value in wanted.items() if name in OF_ANSWER}
    expected = {name: value for name, value in wanted.items() if name not in {*forbidden, *together}}
    said = [failure for message in messages for failure in unmet(message, forbidden)]
    said += [f"{name}: {value!r}" for name, value in together.items() if not OF_ANSWER[name](messages, value)]
    return said + min((unmet(message, expected) for message in messages), key=len, default=list(expected))

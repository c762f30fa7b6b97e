"""Who teaches it, and who must not: the catalogue's providers, by name, by the part that tells them apart, by initials."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.constraints.gazetteer import AREAS, TOWNS
from index.constraints.message import Message, Note
from index.constraints.negation import OR, denied
from index.constraints.plain import Plain

KINDS = ("university", "college", "academy", "school", "institute", "centre")
KIND = rf"(?: (?P<kind>{'|'.join(KINDS)}))"
AROUND = re.compile(
    rf"^(?:the )?(?:university of (?:the )?)?|(?: (?:{'|'.join(KINDS)}|in scotland|of technology|of finance))+$"
)
"""What stands around the telling part of a name: "University of the", "College of Technology"."""
LITTLE_WORDS = frozenset({"of", "the", "in", "and", "for"})
NO_NAME = frozenset({"open", "city", "west", "queen", "robert", "the"})
"""First words of names that say too little alone."""
INITIALS = {"ou": "open university"}
"""Initials in use that the name does not give; others come from the name."""
FROM = (
    r"(?:(?:only|just) )?(?:from|at|by|with|through|via|(?:run|taught|delivered|offered|provided|done) (?:by|at)"
    r"|do(?:es)?) (?:the )?"
)


def read_providers(message: Message, providers: Sequence[str]) -> None:
    """A whole name anywhere; its telling part ("Kinnoull") after "from", with "college", or where it is ruled out."""
    called = _called(tuple(providers))
    last_denied: int | None = None
    last_taken: int | None = None
    for match in message.find(_pattern(tuple(providers))):
        names = tuple(name for name in called[match["name"]] if not match["kind"] or match["kind"] in name.lower())
        whole = any(match["name"] == Plain(name).text for name in names) or match["of"] or match["kind"]
        whole = whole or " " in match["name"]
        value, note = ", ".join(names), Note.AMBIGUOUS if len(names) > 1 else None
        if not names or (_is_place(match["name"]) and not (match["of"] or match["kind"])):
            continue
        if span := denied(message.plain, *match.span(), last_denied):
            message.claim(span, "not_providers", value, note, not_providers=names)
            last_denied = span[1]
        elif whole or match["from"] or (last_taken and OR.fullmatch(message.plain, last_taken, match.start())):
            message.claim(match.span(), "providers", value, note, providers=names)
            last_taken = match.end()


def _is_place(name: str) -> bool:
    return name in AREAS or name in TOWNS


@lru_cache(maxsize=4)
def _called(providers: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Every name a provider goes by, in plain words, with the providers it may mean."""
    called: dict[str, tuple[str, ...]] = {}
    loose: dict[str, tuple[str, ...]] = {}
    for provider in providers:
        name = Plain(provider).text
        telling = AROUND.sub("", name)
        initials = "".join(word[0] for word in name.split() if word not in LITTLE_WORDS)
        for alias in {name, telling, *(short for short, words in INITIALS.items() if words in name)} - {""}:
            called[alias] = (*called.get(alias, ()), provider)
        for alias in {telling.split(" ")[0], initials if len(initials) > 2 else ""} - {""} - NO_NAME:
            loose[alias] = (*loose.get(alias, ()), provider)
    return loose | called


@lru_cache(maxsize=4)
def _pattern(providers: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _called(providers)), key=len, reverse=True)) or r"(?!)"
    return re.compile(
        rf"(?<![\w-])(?P<from>{FROM})?(?P<of>university of (?:the )?)?(?P<name>{names}){KIND}?(?!\w)"
    )

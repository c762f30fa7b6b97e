"""Who teaches a course, and who must not: the catalogue's providers, by name, by its distinctive part, by initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalogue.gazetteer import find
from reading.constraints.message import Message, Note
from reading.constraints.plain import Plain

KINDS = "university|college|academy|school|institute|centre"
AROUND = re.compile(rf"^(?:the )?(?:university of (?:the )?)?|(?: (?:{KINDS}|in scotland|of technology|of finance))+$")
"""The words around the distinctive part of a name: "University of the", "College of Technology"."""
LITTLE_WORDS = frozenset({"of", "the", "in", "and", "for"})
NO_NAME = frozenset({"open", "city", "west", "queen", "robert"})
"""Parts of names that are too common to name a provider alone."""
INITIALS = {"ou": "open university"}
"""Initials in use that the name does not give; others come from the name."""
FROM = (
    r"(?:(?:only|just) )?(?:from|at|by|with|through|via|(?:run|taught|delivered|offered|provided|done) (?:by|at)"
    r"|do(?:es)?) (?:the )?"
)
OF, KIND = r"(?P<of>university of (?:the )?)?", rf"(?: (?P<kind>{KINDS}))?"
MISSPELT = re.compile(rf"(?<![\w-])(?P<from>{FROM})?{OF}(?P<name>[a-z]{{6,20}}){KIND}(?!\w)")
LIST = re.compile(r" ?(?:,|or|and|/) ?(?:the )?")


@dataclass(frozen=True)
class Named:
    """Providers that a stretch of the plain text may mean; `sure` when nothing else can be meant."""

    start: int
    end: int
    providers: tuple[str, ...]
    sure: bool


def read_providers(message: Message, providers: Sequence[str]) -> None:
    """Claim whole names, and distinctive parts ("Kinnoull") where one is marked, after "from" or with "college"."""
    last_denied = last_taken = None
    for named in _named(message, tuple(providers)):
        note = Note.AMBIGUOUS if len(named.providers) > 1 else None
        value = ", ".join(named.providers)
        if span := message.denied((named.start, named.end), last_denied):
            message.claim(span, "not_providers", value, note, providers=(), not_providers=named.providers)
            last_denied = named.end
        elif named.sure or (last_taken and LIST.fullmatch(message.plain, last_taken, named.start)):
            message.claim(
                (named.start, named.end), "providers", value, note, providers=named.providers, not_providers=()
            )
            last_taken = named.end


def _named(message: Message, providers: tuple[str, ...]) -> Iterator[Named]:
    called = _called(providers)
    for match in message.find(_pattern(providers)):
        name, institution = match["name"], match["of"] or match["kind"]
        meant = tuple(provider for provider in called[name] if not match["kind"] or match["kind"] in provider.lower())
        in_full = any(name == Plain(provider).text for provider in meant)
        marked = message.is_marked(match.span(), "provider") and name not in NO_NAME
        if meant and (in_full or institution or marked or not (name in NO_NAME or find(name))):
            yield Named(*match.span(), meant, bool(in_full or institution or marked or match["from"] or " " in name))
    single = [name for name in called if " " not in name and name not in NO_NAME]
    for match in message.find(MISSPELT):
        near = process.extractOne(match["name"], single, scorer=OSA.distance, score_cutoff=1)
        sure = match["from"] or match["kind"] or message.is_marked(match.span(), "provider")
        if near and near[0] != match["name"] and near[0][0] == match["name"][0] and sure:
            yield Named(*match.span(), called[near[0]], sure=True)


@lru_cache(maxsize=4)
def _called(providers: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Every name a provider goes by, in plain words, with the providers it may mean."""
    called: dict[str, tuple[str, ...]] = {}
    loose: dict[str, tuple[str, ...]] = {}
    for provider in providers:
        name = Plain(provider).text
        distinctive = AROUND.sub("", name)
        initials = "".join(word[0] for word in name.split() if word not in LITTLE_WORDS)
        for alias in {name, distinctive, *(short for short, words in INITIALS.items() if words in name)} - {""}:
            called[alias] = (*called.get(alias, ()), provider)
        for alias in {distinctive.split(" ")[0], initials if len(initials) > 2 else ""} - {""} - NO_NAME:
            loose[alias] = (*loose.get(alias, ()), provider)
    return loose | called


@lru_cache(maxsize=4)
def _pattern(providers: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _called(providers)), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?P<from>{FROM})?{OF}(?P<name>{names}){KIND}(?!\w)")

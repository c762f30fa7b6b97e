"""A message without its conditions as running text, for the encoder: no debris where conditions were cut out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.need_words import EMPTY, LEADING, TRAILING

GAP = "¦"
"""Stands where a condition was cut out while the rest is put together."""

BRACKETS = re.compile(rf"\(([^()]*)\)|\[([^\[\]]*)\]|\"((?:\s|{GAP})*)\"")
SEPARATOR = re.compile(
    rf"((?<!\s)\s*(?:[.!?…]+(?=\s|$|{GAP})|[,;:](?=\s|$|{GAP})|\n+|(?<![^\s{GAP}])[-–—•|/+&*]+(?=\s|$|{GAP})"
    rf"|[/+&](?={GAP}))\s*)"
)
SENTENCE_END = re.compile(r"[.!?…\n]")
CLAUSE_END = re.compile(r"[;:]")
LONGEST_LABEL = 2
"""Words of a clause before a colon that is only the name of what follows."""

TOKEN = re.compile(rf"{GAP}|[^\s{GAP}]+")
WORD = re.compile(r"[^\W_][\w'’-]*")
NO_CONTENT = EMPTY | LEADING | TRAILING
CONJUNCTIONS = frozenset({"and", "or", "but", "plus", "so", "then"})
_LINKING = "in on of for with at by from to about around within under over near as than"
LINKING = CONJUNCTIONS | frozenset(_LINKING.split())
_BEFORE_CONDITION = """
    a an the our my their his her its is are be been it that which it's that's there'd must should can could would
    will has have
"""
BEFORE_CONDITION = LINKING | frozenset(_BEFORE_CONDITION.split())
"""Words that lead up to a condition and mean nothing without it, at the end of a clause."""


def running_text(pieces: Sequence[str]) -> str:
    """The pieces that are left of a message, joined as text; a clause that only led up to a condition goes with it.

    A message in one piece comes back as it is.
    """
    return _cleaned(GAP.join(piece.replace(GAP, " ") for piece in pieces)) if len(pieces) > 1 else "".join(pieces)


def _cleaned(text: str) -> str:
    *ended, last = SEPARATOR.split(BRACKETS.sub(_bracket, text))
    kept: list[str] = []
    separator, cut = "", False
    for raw, following in [*zip(ended[::2], ended[1::2], strict=True), (last, "")]:
        cut = cut or GAP in raw
        if clause := _clause(raw):
            kept += [separator, clause] if kept else [_without_opening(clause) if cut else clause]
            separator = following
        elif _is_label(kept, separator):
            del kept[-2:]
            separator = following
        else:
            separator = max(separator, following, key=_strength)
    end = separator.strip() if kept and SENTENCE_END.search(separator) else ""
    return "".join([*kept, end])


def _clause(text: str) -> str:
    """The clause without its gaps and the words that belonged to them; empty when it says nothing by itself."""
    if GAP not in text:
        return text
    tokens = TOKEN.findall(text)
    if tokens[-1] == GAP:
        while tokens and (tokens[-1] == GAP or tokens[-1].lower() in BEFORE_CONDITION):
            tokens.pop()
    clause = " ".join(_joined(tokens))
    return "" if NO_CONTENT.issuperset(WORD.findall(clause.lower())) else clause


def _joined(tokens: Sequence[str]) -> list[str]:
    """The words without the gaps: of two linking words around a gap the second stays, and no "of" behind one."""
    kept: list[str] = []
    after_gap = False
    for token in tokens:
        if token == GAP:
            after_gap = True
            continue
        word = token.lower()
        if after_gap and kept and word in LINKING and kept[-1].lower() in LINKING:
            kept.pop()
        if not (after_gap and (word == "of" or (not kept and word in CONJUNCTIONS))):
            kept.append(token)
            after_gap = False
    return kept


def _without_opening(clause: str) -> str:
    words = clause.split(" ")
    while words and words[0].lower() in CONJUNCTIONS:
        words.pop(0)
    return " ".join(words)


def _is_label(kept: Sequence[str], separator: str) -> bool:
    """Whether the clause before names what was cut out: "Mode: online"."""
    return bool(kept) and separator.strip() == ":" and len(kept[-1].split()) <= LONGEST_LABEL


def _bracket(match: re.Match[str]) -> str:
    if GAP not in match[0]:
        return match[0]
    inner = _cleaned(match[1] or match[2] or match[3])
    return f"({inner})" if inner else GAP


def _strength(separator: str) -> int:
    return 2 if SENTENCE_END.search(separator) else 1 if CLAUSE_END.search(separator) else 0

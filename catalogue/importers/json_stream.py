"""Large JSON-LD, one node at a time: the members of a top-level list, `@graph` or `itemListElement`.

The standard decoder reads each member from a window of the text. The window grows until the member is whole, up to the
largest size of a record; the text before it is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NoReturn

from catalogue.importers.reading import MAX_RECORD, MEGABYTE
from catalogue.problems import UnreadableFile

MAX_DEPTH = 64
STREAMED = {"@graph", "itemListElement"}
BROKEN_OFF = 16
"""A fault within so many characters of the window's end may only mean that the value goes on after it."""

Json = Any


def nodes(texts: Iterable[str], name: str) -> Iterator[Json]:
    """Every top-level node. A document that is an object comes last itself, without the lists that were streamed.

    Several documents may follow one another, as in JSON lines, and one may end in a semicolon, as in a script. Raises
    UnreadableFile when the text is not JSON, is cut short, nests too deeply or has too large a member.
    """
    window = _Window(texts, name)
    if window.peek() not in {"[", "{"}:
        window.refuse("is not JSON")
    while first := window.peek():
        if first == "[":
            yield from window.members()
        elif first == "{":
            yield from _document(window)
        elif not window.skip(";"):
            window.refuse("goes on after its end")


def _document(window: _Window) -> Iterator[Json]:
    """The members of the streamed lists of an object, then the object without them."""
    own: dict[str, Json] = {}
    size = 0
    for key in window.object_keys():
        if key in STREAMED and window.peek() == "[":
            context = {"@context": own["@context"]} if "@context" in own else {}
            yield from ({**context, **member} if isinstance(member, dict) else member for member in window.members())
        else:
            own[key] = window.value()
            size += window.last_size
            if size > MAX_RECORD:
                window.refuse(f"has a record of more than {MAX_RECORD // MEGABYTE} MB")
    yield own


class _Window:
    def __init__(self, texts: Iterable[str], name: str) -> None:
        self._texts = iter(texts)
        self._name = name
        self._text = ""
        self._at = 0
        self._lines = 1
        self._decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=self._no_number, strict=False)
        self.last_size = 0

    def peek(self) -> str:
        """The next character that is not white space; empty at the end."""
        while True:
            while self._at < len(self._text):
                if not self._text[self._at].isspace():
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def skip(self, character: str) -> bool:
        """Pass over the next character if it is this one."""
        here = self.peek() == character
        self._at += here
        return here

    def members(self) -> Iterator[Json]:
        """The members of the list that begins here."""
        self._expect("[")
        if self.peek() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if self._expect(",]") == "]":
                return

    def object_keys(self) -> Iterator[str]:
        """The keys of the object that begins here; the caller reads each value before it asks for the next."""
        self._expect("{")
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                self.refuse("breaks off or is not well-formed JSON")
            key = self.value()
            self._expect(":")
            yield key
            if self._expect(",}") == "}":
                return

    def value(self) -> Json:
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.msg.startswith("Unterminated") or error.pos >= len(self._text) - BROKEN_OFF
                if unfinished and self._widen():
                    continue
                self.refuse(f"breaks off or is not well-formed JSON: {error.msg},", error.pos)
            except RecursionError:
                self.refuse(f"has values nested more than {MAX_DEPTH} deep")
            except ValueError as error:  # NaN, or more digits than Python will read
                self.refuse(f"has a number that cannot be: {error},")
            if end == len(self._text) and self._widen():  # 12 may be the beginning of 123
                continue
            self.last_size, self._at = end - self._at, end
            if _too_deep(value):
                self.refuse(f"has values nested more than {MAX_DEPTH} deep")
            return value

    def refuse(self, what: str, at: int | None = None) -> NoReturn:
        line = self._lines + self._text.count("\n", 0, self._at if at is None else at)
        raise UnreadableFile(f"{self._name} {what} at line {line}")

    def _expect(self, wanted: str) -> str:
        character = self.peek()
        if not character or character not in wanted:
            self.refuse(f"breaks off or is not well-formed JSON: {' or '.join(wanted)} is missing")
        self._at += 1
        return character

    def _more(self) -> bool:
        """Drop the text that was read and add the next piece; False at the end."""
        piece = next(self._texts, None)
        self._lines += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :] + (piece or ""), 0
        return piece is not None

    def _widen(self) -> bool:
        """At least double the text of an unfinished value, so that reading it stays linear; False at the end."""
        wanted = 2 * (len(self._text) - self._at)
        if wanted > 2 * MAX_RECORD:
            self.refuse(f"has a record of more than {MAX_RECORD // MEGABYTE} MB")
        grew = False
        while self._more():
            grew = True
            if len(self._text) >= wanted:
                break
        return grew

    def _no_number(self, constant: str) -> NoReturn:
        raise ValueError(constant)


def _too_deep(value: Json) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: Json) -> Iterable[Json]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [inner for inner in inside if isinstance(inner, dict | list)]

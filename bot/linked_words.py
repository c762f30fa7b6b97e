"""The words of a message with what stands behind them, for pages that are drawn on the server."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from contract import TermLink

ADDRESS = r"https?://\S*[^\s.,;:!?)\]\"']"


@dataclass(frozen=True)
class Piece:
    """Words as they stand; `payload` asks what they mean, `address` is where they lead."""

    words: str
    payload: str | None = None
    address: str | None = None


class LinkedWords:
    """One per message: each term is linked once, where it first stands, and every address of the web is a link."""

    def __init__(self, terms: Iterable[TermLink]) -> None:
        self._left = {term.words: term.payload for term in terms}
        longest_first = sorted(map(re.escape, self._left), key=len, reverse=True)
        whole_words = rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)"
        self._links = re.compile(f"{ADDRESS}|{whole_words}" if self._left else ADDRESS)

    def paragraphs(self, text: str) -> list[list[Piece]]:
        """Each line that holds anything."""
        return [self.pieces(line.strip()) for line in text.splitlines() if line.strip()]

    def pieces(self, text: str) -> list[Piece]:
        pieces, at = [], 0
        for link in self._links.finditer(text):
            words = link[0]
            payload = self._left.pop(words, None)
            address = words if payload is None and words.startswith(("https://", "http://")) else None
            if payload is None and address is None:  # a term that was linked before
                continue
            pieces += [Piece(text[at : link.start()]), Piece(words, payload, address)]
            at = link.end()
        return [piece for piece in (*pieces, Piece(text[at:])) if piece.words]

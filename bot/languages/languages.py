"""The languages that there are, and which of them suits a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.languages.catalogue import BrokenCatalogue, read_language
from runtime.language import ENGLISH, Language

OURS = Path(__file__).parent


class Languages:
    """Those of some catalogues. `usual` is the hub's, for whoever asks for none that there is."""

    def __init__(self, known: Mapping[str, Language], usual: str) -> None:
        self._known = {tag.casefold(): language for tag, language in known.items()}
        self.usual = self._known[usual.casefold()]

    def __iter__(self) -> Iterator[Language]:
        return iter(self._known.values())

    def named(self, tag: str) -> Language | None:
        """The language of a tag, or one that it is a kind of: `gd` for `gd-GB`, and `en-GB` for `en`."""
        wanted = tag.strip().replace("_", "-").casefold()
        while wanted:
            if found := self._known.get(wanted):
                return found
            kinds = (language for known, language in self._known.items() if known.startswith(f"{wanted}-"))
            if found := next(kinds, None):
                return found
            wanted = wanted.rpartition("-")[0]
        return None

    def accepted(self, header: str) -> Language:
        """The first of an Accept-Language that there is, those of the greatest weight first; else the usual one."""
        weighed = sorted(_weighed(header), key=lambda pair: -pair[1])
        found = (self.usual if tag == "*" else self.named(tag) for tag, weight in weighed if weight > 0)
        return next((language for language in found if language), self.usual)


def read_languages(usual: str, more: Path | None = None) -> Languages:
    """The languages that lie here and in the folder `more`, which may replace one of ours; `usual` is the hub's.

    Raises BrokenCatalogue, also where the usual one is none of them.
    """
    folders: dict[str, Path] = {}
    for parent in (OURS, more):
        folders |= {folder.name: folder for folder in _folders(parent)} if parent else {}
    known = {tag: read_language(folder) for tag, folder in folders.items()}
    if usual.casefold() not in {tag.casefold() for tag in known}:
        raise BrokenCatalogue((more or OURS) / usual, "the language of ADVISOR_LANGUAGE has no catalogue here")
    return Languages(known, usual)


ENGLISH_ALONE = Languages({ENGLISH.tag: ENGLISH}, ENGLISH.tag)


def _folders(parent: Path) -> Iterable[Path]:
    if not parent.is_dir():
        raise BrokenCatalogue(parent, "there is no such folder")
    return (path for path in sorted(parent.iterdir()) if path.is_dir() and not path.name.startswith(("_", ".")))


def _weighed(header: str) -> Iterator[tuple[str, float]]:
    """(tag, weight) of each part of an Accept-Language; a part whose weight is no number has none."""
    for part in header.split(","):
        tag, _, weight = part.partition(";")
        try:
            yield tag.strip(), float(weight.partition("=")[2]) if weight.strip() else 1.0
        except ValueError:
            yield tag.strip(), 0.0

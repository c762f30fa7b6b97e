"""Several modules of the widget as one: each named import of a sibling file is replaced by the file itself.

This does what a bundler does for modules written as ours are (named imports, `./file.js`, no two top-level names the
same), so that a clone needs no JavaScript tools.
"""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
EXPORT = re.compile(r"^export (?=async |const |let |function |class )", re.MULTILINE)


class CannotBundle(Exception):
    """Two modules declare the same name, or a module imports in a way that is not understood; the text says which."""


def bundle(folder: Path, entry: str) -> str:
    """The module `entry` of a folder with all that it imports, in the order in which a browser would run them.

    Only the exports of `entry` remain. Raises CannotBundle.
    """
    sources: dict[str, str] = {}
    _collect(folder, entry, sources)
    declared: dict[str, str] = {}
    for name, source in sources.items():
        for word in DECLARED.findall(source):
            if word in declared:
                raise CannotBundle(f"{word} is declared in {declared[word]} and in {name}")
            declared[word] = name
    return "".join(source if name == entry else EXPORT.sub("", source) for name, source in sources.items())


def _collect(folder: Path, name: str, sources: dict[str, str]) -> None:
    whole = (folder / name).read_text(encoding="utf-8")
    for imported in IMPORT.findall(whole):
        if imported not in sources:
            _collect(folder, imported, sources)
    rest = IMPORT.sub("", whole)
    if left := re.search(r"^import\b.*", rest, re.MULTILINE):
        raise CannotBundle(f"{name}: {left[0]}")
    sources[name] = rest

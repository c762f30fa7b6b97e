"""Several modules of the widget as one: each named import of a sibling file is replaced by the file itself.

This does what a bundler does for modules written as ours are (named imports, `./file.js`, no two top-level names the
same), so that a clone needs no JavaScript tools. All stand in one block, so that the minifier may shorten their names.
"""

from __future__ import annotations

import re
from pathlib import Path

from bot.languages.script import worded
from runtime.language import ENGLISH, Language

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|function|class) (\w+))", re.MULTILINE)


class CannotBundle(Exception):
    """Two modules declare the same name, or a module imports in a way that is not understood; the text says which."""


def bundle(folder: Path, entry: str, language: Language = ENGLISH, given: str = "") -> str:
    """The module `entry` of a folder with all that it imports, in the order in which a browser would run them.

    Only the exports of `entry` remain. `given` is a module that whoever loads the bundle has already: the bundle then
    exports a function, which takes what `given` exports and returns what `entry` does. Raises CannotBundle, and NoText
    of bot.languages.script.
    """
    sources: dict[str, str] = {}
    _collect(folder, entry, sources)
    declared: dict[str, str] = {}
    for name, source in sources.items():
        for word in DECLARED.findall(source):
            if word in declared:
                raise CannotBundle(f"{word} is declared in {declared[word]} and in {name}")
            declared[word] = name
    taken = ", ".join(EXPORT.findall(sources.pop(given))) if given else ""
    exported = ", ".join(EXPORT.findall(sources[entry]))
    whole = worded("".join(EXPORT.sub("", source) for source in sources.values()), language)
    if given:
        return f"export default ({{ {taken} }}) => {{\n{whole}return {{ {exported} }};\n}};\n"
    if exported:
        return f"export const {{ {exported} }} = (() => {{\n{whole}return {{ {exported} }};\n}})();\n"
    return f"{{\n{whole}}}\n"


def _collect(folder: Path, name: str, sources: dict[str, str]) -> None:
    whole = (folder / name).read_text(encoding="utf-8")
    for imported in IMPORT.findall(whole):
        if imported not in sources:
            _collect(folder, imported, sources)
    rest = IMPORT.sub("", whole)
    if left := re.search(r"^import\b.*", rest, re.MULTILINE):
        raise CannotBundle(f"{name}: {left[0]}")
    sources[name] = rest

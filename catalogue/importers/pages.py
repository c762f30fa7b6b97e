"""The JSON-LD of a web page: its scripts, as pages really have them, and the address that the page gives itself."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from catalogue.importers.json_stream import Json, nodes
from catalogue.problems import NothingInside, Problem, UnreadableFile, warning

SCRIPT = re.compile(r"""<script\b[^>]{0,500}?\btype\s*=\s*["']?application/ld\+json\b[^>]{0,500}>""", re.I)
END = re.compile(r"</script\b", re.I)
LAST_COMMA = re.compile(r'("(?:[^"\\]|\\.)*(?:"|\Z))|,(?=\s*[}\]])', re.S)
"""A text, which stays as it is, or a comma before the end of an object or a list."""

WRAPPING = re.compile(r"^\s*(?:(?://\s*)?<!\[CDATA\[|<!--|//\s*<!--)|(?:(?://\s*)?\]\]>|(?://\s*)?-->)\s*$")
ADDRESSES = (
    re.compile(
        r"""<link\b(?=[^>]{0,500}\brel\s*=\s*["']?canonical\b)[^>]{0,500}?\bhref\s*=\s*["']?([^"'\s>]+)""", re.I
    ),
    re.compile(
        r"""<meta\b(?=[^>]{0,500}\bproperty\s*=\s*["']?og:url\b)[^>]{0,2000}?\bcontent\s*=\s*["']?([^"'\s>]+)""", re.I
    ),
)


def scripts(page: str, name: str) -> Iterator[str]:
    """The texts of the scripts with JSON-LD; raises UnreadableFile where the page breaks off inside one."""
    at = 0
    while opening := SCRIPT.search(page, at):
        closing = END.search(page, opening.end())
        if closing is None:
            line = page.count("\n", 0, opening.end()) + 1
            raise UnreadableFile(f"{name} breaks off inside the script at line {line}")
        yield page[opening.end() : closing.start()]
        at = closing.end()


def page_nodes(page: str, name: str) -> Iterator[Json | Problem]:
    """The nodes of every script, and a warning for each that cannot be read.

    Raises UnreadableFile where the page has no such script, or none that can be read.
    """
    texts = list(scripts(page, name))
    if not texts:
        raise NothingInside(f"{name} is a page without a script of type application/ld+json")
    faults = list[str]()
    for number, text in enumerate(texts, 1):
        script = _unwrapped(text)
        if script:
            try:
                yield from _read(script, f"script {number} of {name}")
            except UnreadableFile as fault:
                faults.append(str(fault))
                if len(faults) == len(texts):
                    raise UnreadableFile(faults[0]) from fault
                yield warning(f"script {number}", f"it is left out, because {fault}")


def _read(script: str, name: str) -> list[Json]:
    """The nodes of a script; where it cannot be read, of one without commas behind which nothing follows, or with the
    entities resolved as which its quotes are written.
    """
    try:
        return list(nodes([script], name))
    except UnreadableFile:
        mended = html.unescape(script) if "&quot;" in script or "&#34;" in script else script
        mended = LAST_COMMA.sub(lambda match: match[1] or "", mended)
        if mended == script:
            raise
        return list(nodes([mended], name))


def _unwrapped(script: str) -> str:
    """The script without the comment or CDATA marks around it."""
    while (bare := WRAPPING.sub("", script)) != script:
        script = bare
    return script.strip()


def page_address(page: str) -> str | None:
    """The page's canonical address, else that of its Open Graph description; None where it gives neither."""
    found = (pattern.search(page) for pattern in ADDRESSES)
    return next((html.unescape(match[1]) for match in found if match and match[1].startswith("http")), None)

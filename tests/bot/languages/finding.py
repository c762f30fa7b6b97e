"""Words that a person reads and that stand outside of the catalogue, found in a template, a script or a module."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

MARKS = {"_", "gettext", "ngettext", "gettext_noop"}
READ = {"aria-label", "alt", "title", "placeholder", "content", "data-label", "label", "heading", "hub"}
"""Attributes whose values are read out or shown."""
WORD = re.compile(r"[^\W\d_]{2,}")
PROPER = {"PDF", "XLSX", "CSV", "JSON", "API"}
LETTERS = re.compile(r"^[^\W\d_][a-z]+\b|[^\W\d_]{2,} [^\W\d_]{2,}")


def in_template(source: str) -> list[str]:
    """The texts of a template's HTML, and the texts in its expressions that no mark is around."""
    tree = Environment(autoescape=True).parse(source)
    page = Texts()
    for output in _outputs(tree):
        page.feed(output)
    marked = {part for call in tree.find_all(nodes.Call) if _marks(call) for part in call.find_all(nodes.Const)}
    consts = (const.value for const in tree.find_all(nodes.Const) if const not in marked)
    return [*page.found, *(text for text in consts if isinstance(text, str) and _is_phrase(text))]


def marked_in_template(source: str) -> set[str]:
    """The texts that a template marks."""
    calls = Environment(autoescape=True).parse(source).find_all(nodes.Call)
    consts = (arg for call in calls if _marks(call) for arg in call.args[:2] if isinstance(arg, nodes.Const))
    return {const.value for const in consts if isinstance(const.value, str)}


def _outputs(tree: nodes.Template) -> Iterator[str]:
    """The HTML of a template in its order, with a digit for each value that fills it."""
    classes = {output for block in tree.find_all(nodes.Block) if block.name == "looks" for output in block.body}
    for output in tree.find_all(nodes.Output):
        if output in classes:
            continue
        for part in output.nodes:
            yield part.data if isinstance(part, nodes.TemplateData) else "0"


def _marks(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in MARKS


def _is_phrase(text: str) -> bool:
    return bool(re.match(r"\s*[A-Z][a-z]+\b", text)) and len(WORD.findall(text)) > 0


class Texts(HTMLParser):
    """The words between tags and in the attributes that are read, without those of styles and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag if tag in ("style", "script", "code") else self._silent
        named = dict(attrs)
        if tag == "meta" and named.get("name") != "description":
            return
        self.found += [value for name, value in attrs if name in READ and value and WORD.search(value)]

    def handle_endtag(self, tag: str) -> None:
        self._silent = "" if tag == self._silent else self._silent

    def handle_data(self, data: str) -> None:
        if not self._silent and (words := set(WORD.findall(data))) and not words <= PROPER:
            self.found.append(data.strip())


COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=[\s;,{(]))//[^\n]*", re.DOTALL)
MARKED = re.compile(r'\bn?gettext\(\s*"(?:[^"\\\n]|\\.)*"(?:,\s*"(?:[^"\\\n]|\\.)*")?\s*\)')
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')
PLACES = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
CLASSES = re.compile(r"(?:class: |\? )$")
SHOWN = re.compile(
    r'(?:\bunseen\(|\bbutton\(|\bh\("[^"]*",|"aria-label": |\bplaceholder[:=] ?|\btitle: |textContent = )\s*$'
)
"""What stands before a text that is shown whatever it looks like."""
PROTOCOL = {
    "Content-Type",
    "Authorization",
    "If-None-Match",
    "Accept-Language",
    "Enter",
    "Escape",
    "Bearer",
    "Retry-After",
}


def in_script(source: str) -> list[str]:
    """The texts of a script of the widget that no mark is around."""
    script = COMMENT.sub("", MARKED.sub("GETTEXT", source))
    script = "\n".join(
        line for line in script.splitlines() if not line.startswith("import ") and "console." not in line
    )
    found = []
    for literal in LITERAL.finditer(script):
        text = PLACES.sub("", literal[0][1:-1]).strip(" :,;.")
        before = script[: literal.start()]
        is_shown = SHOWN.search(before) and WORD.search(text)
        if is_shown or (
            not CLASSES.search(before) and text not in PROTOCOL and LETTERS.search(text) and _is_words(text)
        ):
            found.append(text)
    return found


def marked_in_script(source: str) -> set[str]:
    """The texts that a script marks."""
    return {json.loads(literal) for call in MARKED.findall(source) for literal in LITERAL.findall(call)}


def _is_words(text: str) -> bool:
    """Words of a person: a capital to begin with, or several without signs of a program."""
    return bool(re.match(r"[A-Z][a-z]+(?![\w-])", text) or re.fullmatch(r"[^\W\d_’']+(?: [^\W\d_’']+)+[.?!:]?", text))


def in_module(source: str) -> list[str]:
    """The texts of a module that begin like a title or a sentence and that no mark is around: no docstrings, no log
    lines, no exceptions, and nothing that describes an API to programs."""
    return [
        text for text in read_texts(source, {"Field", "FastAPI", *MARKS}) if re.match(r"[A-Z][a-z]+ [a-z]+\b", text)
    ]


def read_texts(source: str, unread_calls: Collection[str] = ()) -> list[str]:
    """The texts of a module that a person may read: no docstrings, no log lines, no exceptions, and nothing in a call
    of the functions that are named."""
    tree = ast.parse(source)
    unread: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                unread.add(text)
            case ast.Raise() | ast.Call(func=ast.Attribute(value=ast.Name(id="log")) | ast.Attribute(attr="__init__")):
                unread |= set(ast.walk(node))
            case ast.Call(func=ast.Name(id=name)) if name in unread_calls:
                unread |= set(ast.walk(node))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in unread)
    return [text for text in texts if isinstance(text, str)]


def marked_in_module(source: str) -> set[str]:
    """The texts that a module marks."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in MARKS)
    texts = (arg for call in named for arg in call.args[:2] if isinstance(arg, ast.Constant))
    return {text.value for text in texts if isinstance(text.value, str)}

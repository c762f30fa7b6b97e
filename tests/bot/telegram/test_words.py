"""What an employer reads in Telegram stands in domain.yml, and nowhere in the code of the channel."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from runtime.settings import ROOT

SENT_BY = [*sorted((ROOT / "bot" / "telegram").glob("*.py")), *(ROOT / "bot" / f"{name}.py" for name in (
    "badge_page", "badges", "chat", "conversations", "delivery", "documents", "moves", "news", "ratings", "standing",
    "telling",
))]  # fmt: skip
TO_PROGRAMS = {"webhook.py"}
"""Modules that answer Telegram itself and no person."""
WORDS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[A-Z].*[.?!:]$|[A-Z]\w* \w+ \w+", re.DOTALL)


def said(source: str) -> Iterator[str]:
    """The texts in a module that could be read by a person: no docstrings, no lines of a log, no exceptions."""
    tree = ast.parse(source)
    unread: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                unread.add(text)
            case ast.Raise() | ast.Call(func=ast.Attribute(value=ast.Name(id="log"))):
                unread |= set(ast.walk(node))
            case ast.Call(func=ast.Attribute(attr="__init__")):
                unread |= set(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in unread:
            yield node.value


def sentences(source: str) -> list[str]:
    return [text for text in said(source) if len(WORDS.findall(text)) > 1 and SENTENCE.search(text.strip())]


def test_no_sentence_for_an_employer_is_written_in_the_code() -> None:
    found = {path.name: sentences(path.read_text(encoding="utf-8")) for path in SENT_BY if path.name not in TO_PROGRAMS}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_a_sentence_in_the_code_is_found_and_what_nobody_reads_is_not() -> None:
    source = '''
"""A docstring of a module."""
log.info("A line of the log.")
raise ValueError("Not for a person.")
send("Sorry, not now.", f"Please wait {seconds} s.", "telegram answers", "key")
'''
    assert sentences(source) == ["Sorry, not now."]
    assert sentences('x = f"Please wait now {seconds} s."') == ["Please wait now "]


def test_every_module_that_is_looked_at_is_there() -> None:
    assert all(Path(path).is_file() for path in SENT_BY)

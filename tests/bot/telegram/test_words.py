"""What an employer reads in Telegram stands in domain.yml, and nowhere in the code of the channel."""

from __future__ import annotations

import re
from pathlib import Path

from runtime.settings import ROOT
from tests.bot.languages.finding import read_texts

SENT_BY = [*sorted((ROOT / "bot" / "telegram").glob("*.py")), *(ROOT / "bot" / f"{name}.py" for name in (
    "badge_page", "badges", "chat", "conversations", "delivery", "documents", "moves", "news", "ratings", "standing",
    "telling",
))]  # fmt: skip
TO_PROGRAMS = {"webhook.py"}
"""Modules that answer Telegram itself and no person."""
WORDS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[A-Z].*[.?!:]$|[A-Z]\w* \w+ \w+", re.DOTALL)


def sentences(source: str) -> list[str]:
    return [text for text in read_texts(source) if len(WORDS.findall(text)) > 1 and SENTENCE.search(text.strip())]


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

"""What a log may not hold is taken out: addresses, telephone numbers, tokens, and the text of foreign errors."""

from __future__ import annotations

import re

_OURS = frozenset(
    {"actions", "advisor", "bot", "catalogue", "contract", "hub", "index", "nlu", "reading", "runtime", "training"}
)
"""The rooms: the text of their exceptions is written by hand and quotes nobody."""

_PATTERNS = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}"), r"\1 [token]"),
    (re.compile(r"\b(bot)?\d{5,}:[\w-]{8,}"), r"\1[token]"),  # of the Bot API, which puts it into addresses
    (re.compile(r"(?<=://)[^\s/@]+@"), "[login]@"),  # of a database or a mail server
    (re.compile(r"[^\s@<>,;:\"'()\[\]\\]+@[\w.-]+\.\w{2,}"), "[e-mail]"),
    (re.compile(r"(?<![\w.:-])\+?\(?\d{2,5}\)?(?:[ -]?\d){6,12}(?![\w:-])"), "[number]"),
)


def redacted(text: str) -> str:
    """`text` without e-mail addresses, telephone numbers, bearer tokens, bot tokens and the logins of addresses."""
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def described(error: BaseException) -> str:
    """What an error may be called in a log: its type, with its text only where that quotes no input.

    The text of a library's error often holds the value at fault: a row of a table, a message, an address of a person.
    """
    kind = type(error)
    if kind.__module__.partition(".")[0] in _OURS:
        return redacted(f"{kind.__name__}: {error}")
    if isinstance(error, OSError) and error.strerror:
        return f"{kind.__name__}: {error.strerror}"
    return kind.__name__

"""The words of a message in Telegram's HTML: titles and the names of facts bold, everything else escaped.

No tag spans two lines, so that a text may be broken at any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape

from bot.telegram.render import length, pieces
from contract import (
    Card,
    Comparison,
    Credential,
    Definition,
    Fact,
    Guidance,
    Message,
    Plan,
    Receipt,
    Recommendations,
    Review,
    Shortlist,
    Status,
)
from runtime.phrases import Phrases

TAG = re.compile(r"</?[bi]>")
BETWEEN = " · "


def plain(html: str) -> str:
    """The words of such a text without its tags."""
    return unescape(TAG.sub("", html))


def formatted(message: Message, phrases: Phrases, limit: int) -> list[str]:
    """A message in texts of HTML of at most `limit` characters without their tags, broken between paragraphs or lines.

    A line that is longer by itself is broken between words, and has no tags.
    """
    parts: list[str] = []
    for line in _fitting(_html(message, phrases), limit):
        if parts and length(plain(f"{parts[-1]}\n{line}")) <= limit:
            parts[-1] = f"{parts[-1]}\n{line}"
        elif parts and (cut := parts[-1].rfind("\n\n")) > 0 and length(plain(f"{parts[-1][cut:]}\n{line}")) <= limit:
            parts[-1:] = [parts[-1][:cut], f"{parts[-1][cut:]}\n{line}"]
        else:
            parts.append(line)
    return [part for part in map(str.strip, parts) if part]


def _fitting(html: str, limit: int) -> Iterator[str]:
    for line in html.split("\n"):
        if length(plain(line)) <= limit:
            yield line
        else:
            yield from (escape(piece, quote=False) for piece in pieces(plain(line), limit))


def _html(message: Message, phrases: Phrases) -> str:
    known = _known_lines(message, phrases)
    lines = message.body.split("\n") if message.body else []
    written = [_emphasised(message), *([""] if lines else [])]
    at = 0
    while at < len(lines):
        line = lines[at]
        card = _listed(message, line, phrases)
        if card is not None:
            written += _card(card, line, phrases)
            at += not card.known  # the line of facts, which the card has in short words
        else:
            written.append(known.get(line) or _labelled(line, phrases) or _escaped(line))
        at += 1
    return "\n".join(written)


def _emphasised(message: Message) -> str:
    """The lead, with what it is about in bold."""
    match message:
        case Credential(data=data):
            about = data.card.title
        case Receipt(data=data) | Status(data=data):
            about = data.reference
        case Definition(data=data):
            about = data.term
        case _:
            return _escaped(message.lead)
    return _escaped(message.lead).replace(_escaped(about), _bold(about), 1) if about else _escaped(message.lead)


def _listed(message: Message, line: str, phrases: Phrases) -> Card | None:
    """The card whose paragraph begins with this line; None where it is another line."""
    if not isinstance(message, Recommendations | Plan | Shortlist):
        return None
    for number, card in enumerate(message.data.items, 1):
        if line == phrases("utter_item", number=number, title=card.title, provider=card.provider):
            return card
    return None


def _card(card: Card, line: str, phrases: Phrases) -> list[str]:
    """Title, provider and facts, a line each; `line` is the same in one."""
    number = line.partition(".")[0]
    sample = [f"<i>{_escaped(phrases('utter_sample_mark'))}</i>"] if card.sample else []
    titled = [_bold(f"{number}. {card.title}"), BETWEEN.join([_escaped(card.provider), *sample])]
    if card.known:
        return titled
    return [
        *titled,
        BETWEEN.join(map(_escaped, card.line)),
        f"<i>{_escaped(card.checked)}</i>",
    ]


def _known_lines(message: Message, phrases: Phrases) -> dict[str, str]:
    """The lines of a body that say a fact, each with its HTML."""
    known = {
        phrases(
            "utter_review_line", name=fact.name, value=fact.value
        ): f"{_bold(fact.name + ':')} {_escaped(fact.value)}"
        for fact in _facts(message)
    }
    if isinstance(message, Comparison):
        for number, card in enumerate(message.data.items, 1):
            title = phrases("utter_item", number=number, title=card.title, provider=card.provider)
            known[title] = f"{_bold(f'{number}. {card.title}')}\n{_escaped(card.provider)}"
        for row in message.data.rows:
            values = [f"{number}. {value}" for number, value in enumerate(row.values, 1)]
            line = phrases("utter_review_line", name=row.name, value=" | ".join(values))
            known[line] = "\n".join([_bold(row.name), *map(_escaped, values)])
    return known


def _facts(message: Message) -> Sequence[Fact]:
    match message:
        case Credential(data=data):
            return (*data.facts, *data.answers)
        case Review(data=data):
            return data.fields
        case Plan(data=data):
            return data.totals
        case Guidance(data=data):
            return data.facts
    return ()


def _labelled(line: str, phrases: Phrases) -> str | None:
    """A line that names what a credential lacks, with that name in bold; None where it is another line."""
    for name in _labels(phrases):
        if line.startswith(name):
            return f"{_bold(name)}{_escaped(line.removeprefix(name))}"
    return None


def _labels(phrases: Phrases) -> Iterable[str]:
    yield phrases("utter_item_gap", needs="").rstrip()
    yield phrases("utter_item_missed", facts="").rstrip()
    yield phrases("utter_not_published", facts="").rstrip()


def _bold(words: str) -> str:
    return f"<b>{_escaped(words)}</b>"


def _escaped(words: str) -> str:
    return escape(words, quote=False)

"""Plain text from what providers put into text fields: escaped HTML, entities, odd white space, control characters."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from catalogue.records import MAX_LINE, MAX_TEXT

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td"),
        *("th", "tr", "ul"),
    )
)
UNSEEN = frozenset({"script", "style", "template"})
INLINE = frozenset({"a", "b", "em", "font", "i", "img", "span", "strong", "sub", "sup", "u"})
TAG = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS | UNSEEN | INLINE))})\b[^<>]*>", re.I)
CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
MARKED = re.compile(r"<!\[[^<>]*>?")
"""What word processors leave around lists, `<![if !supportLists]>`; the parser fails on one with a slip in it."""

ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.I)
SHORTCODE = re.compile(r"\[/?(?:vc|et_pb|fusion|av|elementor|su|cs|wp)_[a-z_]+\b[^\[\]]{0,2000}\]", re.I)
WITH_VALUES = re.compile(
    r"\[/?[a-z][\w-]{1,40}(?:\s+[\w-]{1,40}=(?:\"[^\"\[\]]*\"|'[^'\[\]]*'|[^\s\[\]\"']+))+\s*/?\]", re.I
)
CLOSING = re.compile(r"\[/([a-z][\w-]{1,40})\]", re.I)
"""Marks of other systems: with values, `[gallery ids="1,2"]`, or around a text, `[caption]...[/caption]`."""

MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\((?:https?://|/|mailto:)[^()\s]{0,500}\)")
HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.M)
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
MOST_ESCAPES = 3
"""How many times a text may have been escaped on its way through a provider's systems."""

SPACES = re.compile(r"[^\S ]\s*| \s+")
"""White space that is not one blank already."""

LINE_END = re.compile("\r\n?|\x85")
UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text without tags, with entities resolved, one line for each paragraph; unknown tags stay as they are."""
    for _ in range(MOST_ESCAPES):
        bare = _once(text)
        if bare == text or not (TAG.search(bare) or ENTITY.search(bare)):
            text = bare
            break
        text = bare
    return tidy(_without_marks(text))


def resolved(text: str) -> str:
    """The text with the characters that its entities stand for."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def _once(text: str) -> str:
    if "<" not in text or not TAG.search(text):
        return resolved(text)
    stripper = _Stripper()
    stripper.feed(MARKED.sub(" ", CDATA.sub("", text)))
    stripper.close()
    return "".join(stripper.parts)


def _without_marks(text: str) -> str:
    """The text without the marks of Markdown and the shortcodes of a page builder."""
    if "[" in text:  # a look for a character is much faster than a pattern, and most texts have none of these marks
        text = MARKDOWN_LINK.sub(r"\1", WITH_VALUES.sub(" ", SHORTCODE.sub(" ", text)))
        if closed := {re.escape(name) for name in CLOSING.findall(text)}:
            text = re.sub(rf"\[/?(?:{'|'.join(sorted(closed))})\]", " ", text, flags=re.I)
    if "#" in text:
        text = HEADING.sub("", text)
    return EMPHASIS.sub(r"\2", text) if "**" in text or "__" in text else text


def one_space(text: str) -> str:
    """The text with every white space in it as one blank."""
    if text.isprintable() and "  " not in text:  # as most are; no other white space counts as printable
        return text
    return SPACES.sub(" ", text)


def tidy(text: str) -> str:
    """The text with one space between words, without empty lines and unprintable characters."""
    if text.isprintable():  # it has neither line ends nor what is taken out
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in UNPRINTABLE.sub("", LINE_END.sub("\n", text)).split("\n"))
    return "\n".join(line for line in lines if line)


def shortened(text: str, most: int) -> str:
    """At most `most` characters, cut after a word; a text that was cut ends in an ellipsis."""
    if len(text) <= most:
        return text
    return re.sub(r"\s+\S*$", "", text[: most - 1])[: most - 2] + " …"


def prose(text: str | None) -> str | None:
    """A text field: plain, at most MAX_TEXT characters, None when empty."""
    return shortened(plain(text), MAX_TEXT) or None if text else None


def line(text: str | None) -> str | None:
    """A one-line field: plain, at most MAX_LINE characters, None when empty."""
    return shortened(" ".join(plain(text).split()), MAX_LINE) or None if text else None


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in UNSEEN))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(one_space(data))

    def _break(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

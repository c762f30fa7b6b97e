"""The language of what is shown just now: its words, plural forms, dates and numbers. English where none was chosen.

Words are looked up by their English, as in GNU gettext. Values stand in braces: `{day}`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # megabytes, which a command that shows no date or number does not need
    from babel import Locale

SOURCE = "en-GB"
"""The language that the words in the code, the templates and domain.yml are written in."""


@dataclass(frozen=True)
class Language:
    """`tag` names it as HTML does (BCP 47), such as `en-GB`; `words` are its translations."""

    tag: str
    words: NullTranslations

    @cached_property
    def locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self.tag, sep="-")

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as the attribute `dir` has it."""
        return str(self.locale.text_direction)

    @property
    def name(self) -> str:
        """What its speakers call it."""
        return self.locale.get_language_name(self.locale) or self.tag

    def day(self, date: dt.date) -> str:
        """Such as `18 January 2027`."""
        from babel.dates import format_date

        return format_date(date, "long", locale=self.locale)

    def month(self, date: dt.date) -> str:
        """Such as `January 2027`."""
        from babel.dates import format_date

        return format_date(date, "LLLL y", locale=self.locale)

    def number(self, number: float) -> str:
        """Such as `4,000`."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.locale, numbering_system="default")

    def amount(self, amount: Decimal) -> str:
        """Money without its currency, such as `1,250` or `49.50`."""
        from babel.numbers import format_decimal

        pattern = "#,##0" if round(amount, 2) % 1 == 0 else "#,##0.00"
        return format_decimal(amount, pattern, locale=self.locale, numbering_system="default")


ENGLISH = Language(SOURCE, NullTranslations())
"""The words as they stand in the code."""
_SPOKEN: ContextVar[Language] = ContextVar("language", default=ENGLISH)


def spoken() -> Language:
    """The language of this request, this update of Telegram, or this block."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Everything that is worded in the block is worded in that language."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def gettext(text: str, /, **values: object) -> str:
    """A text in the spoken language with its {places} filled. Raises KeyError for a value that is missing."""
    return spoken().words.gettext(text).format(**values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The form of a text that suits a number, which fills {number}."""
    text = spoken().words.ngettext(one, many, number)
    return text.format(number=spoken().number(number), **values)


def gettext_noop(text: str) -> str:
    """The text itself: marks words that are translated where they are shown, so that the catalogues have them."""
    return text

"""Words in templates: HTML is part of them, and the values that fill them are escaped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from markupsafe import Markup

from runtime.language import spoken


def words(text: str, /, **values: object) -> Markup:
    """A text of a template in the spoken language."""
    return Markup(spoken().words.gettext(text)).format(**values)  # noqa: S704  the text is ours, values are escaped


def counted(one: str, many: str, number: int, /, **values: object) -> Markup:
    """The form of a text that suits a number, which fills {number}."""
    text = Markup(spoken().words.ngettext(one, many, number))  # noqa: S704  the text is ours, values are escaped
    return text.format(number=spoken().number(number), **values)


def day(date: dt.date) -> str:
    """A day as the spoken language writes it."""
    return spoken().day(date)


GLOBALS: dict[str, Callable[..., str]] = {"_": words, "ngettext": counted, "day": day}
"""What a template calls: `_` and `ngettext` are the names by which Babel finds the words."""

"""A language for tests, made of the English one: accents, longer words, right to left, and three plural forms.

It bears the name of Hebrew, whose dates, numbers and rules it has. Its words can be read, so that a picture of a page
shows at once what is not translated.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.pofile import write_po

from bot.languages.catalogue import NAME
from bot.languages.collecting import collected

TAG = "he"
FORMS = ("one", "two", "more")
ACCENTS = str.maketrans("aceinouyAEINOU", "åçéïñöûýÅÉÏÑÖÛ")
KEPT = re.compile(r"({[^}]*}|<[^>]*>|&\w+;)")
"""The values and tags of a text, which stay as they are."""


def odd(text: str) -> str:
    """A text in the test language: `⟦Ñöt nöw ~~⟧`."""
    parts = KEPT.split(text)
    words = "".join(part if at % 2 else part.translate(ACCENTS) for at, part in enumerate(parts))
    return f"⟦{words} {'~' * (len(text) // 4)}⟧"


def odd_form(text: str, form: str) -> str:
    """A plural form in the test language, which says its name."""
    return f"{form}: {odd(text)}"


def odd_catalogue() -> Catalog:
    catalogue = Catalog(Locale.parse(TAG), charset="utf-8")
    catalogue.mime_headers = [("Plural-Forms", "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2)")]
    for message in collected():
        if isinstance(message.id, str):
            string: str | tuple[str, ...] = odd(message.id) if message.id else ""
        else:
            string = tuple(odd_form(message.id[-1], form) for form in FORMS)
        if message.id:
            catalogue.add(message.id, string, context=message.context)
    return catalogue


def dropped_into(folder: Path) -> Path:
    """The folder with the test language in it, as a hub adds one."""
    (folder / TAG).mkdir(parents=True)
    with (folder / TAG / NAME).open("wb") as file:
        write_po(file, odd_catalogue())
    return folder

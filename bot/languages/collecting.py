"""The words of a catalogue, collected from where they stand in English, and catalogues brought up to date.

They stand in calls of `gettext` and its kin (Python and the scripts of the widget), of `_` and `ngettext` (templates),
and in those responses of domain.yml that the assistant does not say: the channels and the pages do.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_javascript, extract_python
from babel.messages.pofile import write_po
from babel.plural import to_gettext
from jinja2.ext import babel_extract

from bot.languages.catalogue import NAME, read_catalogue
from runtime.language import SOURCE
from runtime.settings import ROOT
from runtime.yaml_file import read_yaml

KEYWORDS = DEFAULT_KEYWORDS | {"gettext_noop": None}
NOTE = "NOTE:"
"""What a comment for translators begins with."""
WHERE: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("bot/**/*.py", extract_python),
    ("hub/demand/*.py", extract_python),
    ("catalogue/exporters/dump.py", extract_python),
    ("bot/templates/*.html", babel_extract),
    ("hub/demand/templates/*.html", babel_extract),
    ("bot/widget/*.js", extract_javascript),
)
GENERATED = re.compile(rb'^"Generated-By: .*\n', re.MULTILINE)
"""A line of the head that changes with every release of Babel."""
HEAD = "# The words around the advisor. How to translate them: docs/languages.md"
SAID_BY_US = re.compile(
    r"utter_(badge|command|fact|brief|fault|move)_(?!.*_missing$)|"
    r"utter_button_(pdf|xlsx|csv|helpful|not_helpful|gone|without)$|"
    r"utter_(no_pdf|rated|rating_why|edited_in_form|explain_what|private_chats_only|message_without_words)$|"
    r"utter_(sample_mark|unknown|list|yes|no|term_question)$"
)
"""The responses of the channels and the pages: what they word beside a conversation, and the facts of a record."""


def collected() -> Catalog:
    """Every text in English with the files that it stands in, and comments for translators."""
    catalogue = Catalog(Locale.parse(SOURCE, sep="-"), project="micro-credential-advisor", charset="utf-8")
    for pattern, method in WHERE:
        for path in sorted(ROOT.glob(pattern)):
            with path.open("rb") as file:
                options = {"encoding": "utf-8", "parse_template_string": True}
                for _, text, comments, context in extract(
                    method, file, KEYWORDS, [NOTE], options, strip_comment_tags=True
                ):
                    catalogue.add(text, None, [(_place(path), 0)], auto_comments=comments, context=context)
    for name, text in of_domain():
        catalogue.add(text, None, [("domain.yml", 0)], auto_comments=[name])
    return catalogue


def of_domain() -> Iterator[tuple[str, str]]:
    """(name, text) of each response of domain.yml that belongs into a catalogue."""
    for name, (first, *_) in read_yaml(ROOT / "domain.yml")["responses"].items():
        if SAID_BY_US.match(name):
            yield name, str(first["text"]).strip()


def update(folder: Path) -> tuple[int, int]:
    """Bring the catalogue of a folder up to date, which is made where there is none; what is translated stays.

    Words that are gone are taken out. Those that have changed are marked `fuzzy` with their earlier translation, and
    are shown in English until somebody has looked. In English each text is its own.

    Returns how many texts there are, and how many wait for a translation. Raises BrokenCatalogue, and for a folder that
    no language is named as babel.UnknownLocaleError.
    """
    file, words, english = folder / NAME, collected(), folder.name == SOURCE
    locale = Locale.parse(folder.name, sep="-")
    catalogue = read_catalogue(file, locale) if file.exists() else _begun(locale)
    made = catalogue.creation_date
    catalogue.update(words, no_fuzzy_matching=english)
    catalogue.creation_date, catalogue.fuzzy = made, False  # a file in which nothing changed stays as it is
    catalogue.project, catalogue.header_comment = words.project, HEAD
    if english:
        for message in catalogue:
            message.string = message.string if message.id == "" or _whole(message.string) else message.id
    folder.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    write_po(written, catalogue, width=100, ignore_obsolete=True, sort_by_file=True, include_lineno=False)
    file.write_bytes(GENERATED.sub(b"", written.getvalue()))
    waiting = [message for message in catalogue if message.id and (message.fuzzy or not _whole(message.string))]
    return len(words), len(waiting)


def _begun(locale: Locale) -> Catalog:
    """An empty catalogue with the plural forms of CLDR, which `Intl` has in browsers too."""
    catalogue = Catalog(locale, charset="utf-8")
    catalogue.mime_headers = [("Plural-Forms", to_gettext(locale.plural_form))]
    return catalogue


def _whole(text: object) -> bool:
    return all(text) if isinstance(text, tuple | list) else bool(text)


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()

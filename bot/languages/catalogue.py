"""One catalogue, read and held against the English: what is in no order is refused whole, with its place."""

from __future__ import annotations

import io
import re
import string
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from bot.languages.script import COUNTED
from runtime.language import Language

NAME = "words.po"
TAG = re.compile(r"<[^>]*>")
FORM = {"number"}
"""The value that a plural form may leave out: a word may say it."""


class BrokenCatalogue(Exception):
    """A catalogue that cannot be used; the text says which file, and where and why."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file}: {why}")


def read_language(folder: Path) -> Language:
    """The language of a folder, whose name is its tag. Raises BrokenCatalogue."""
    file = folder / NAME
    try:
        locale = Locale.parse(folder.name, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise BrokenCatalogue(file, f"{folder.name!r} is no language, such as gd or cy-GB") from error
    catalogue = read_catalogue(file, locale)
    for fault in faults(catalogue):
        raise BrokenCatalogue(file, fault)
    compiled = io.BytesIO()
    try:
        write_mo(compiled, catalogue)
        compiled.seek(0)
        words = Translations(compiled)
    except (ValueError, IndexError) as error:
        raise BrokenCatalogue(file, "its Plural-Forms cannot be read") from error
    language = Language(folder.name, words)
    forms = {(locale.plural_form(number), words.plural(number)) for number in range(COUNTED)}
    if len(forms) > len(dict(forms)):
        raise BrokenCatalogue(file, "its Plural-Forms are not those of the language in CLDR")
    return language


def read_catalogue(file: Path, locale: Locale) -> Catalog:
    """What a file holds. Raises BrokenCatalogue."""
    try:
        with file.open("rb") as opened:
            return read_po(opened, locale=locale, abort_invalid=True)
    except OSError as error:
        raise BrokenCatalogue(file, "it cannot be opened") from error
    except UnicodeDecodeError as error:
        raise BrokenCatalogue(file, "it is not in the encoding that it names") from error
    except PoFileError as error:
        why = str(error).removesuffix(f" on {error.lineno}")
        raise BrokenCatalogue(file, f"line {error.lineno + 1}: {why}") from error
    except ValueError as error:
        raise BrokenCatalogue(file, f"it cannot be read ({error})") from error


def faults(catalogue: Catalog) -> Iterator[str]:
    """What a translation has that its English has not, and the other way round: values and tags."""
    for message in catalogue:
        if message.id and not message.fuzzy:
            for text in filter(None, _texts(message.string)):
                if why := _fault(message, text):
                    yield f"“{text[:60]}” for “{_texts(message.id)[0][:60]}” {why}"


def _fault(message: Message, text: str) -> str | None:
    source = _texts(message.id)[-1]
    optional = FORM if message.pluralizable else set()
    try:
        missing, extra = _values(source) - _values(text) - optional, _values(text) - _values(source)
    except ValueError:
        return "has a brace that stands alone"
    if missing or extra:
        return f"has not the same values: {', '.join(sorted(missing | extra))}"
    return None if sorted(TAG.findall(text)) == sorted(TAG.findall(source)) else "has not the same tags"


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _texts(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())

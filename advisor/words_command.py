"""`advisor words`: the catalogues of the words around the advisor, brought up to date with the code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from advisor.terminal import console, fail
from runtime.language import SOURCE


def words(
    language: Annotated[str, typer.Argument(help="The tag of a language as HTML has it, such as gd.")] = SOURCE,
    folder: Annotated[
        Path | None, typer.Option(help="Where the catalogues are, else ours; a hub's own: ADVISOR_LANGUAGES.")
    ] = None,
) -> None:
    """Bring the catalogue of a language up to date with the words of the code, or begin one."""
    from babel import UnknownLocaleError  # here, because every other command would load all of it

    from bot.languages import BrokenCatalogue
    from bot.languages.collecting import update
    from bot.languages.languages import OURS

    place = (folder or OURS) / language
    try:
        texts, waiting = update(place)
    except (UnknownLocaleError, ValueError):
        fail(f"{language!r} is no language, such as gd or cy-GB.")
    except BrokenCatalogue as error:
        fail(str(error))
    console.print(f"{place / 'words.po'}: {texts} texts, {waiting} of them wait for a translation.")

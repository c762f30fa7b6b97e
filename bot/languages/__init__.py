"""The words around the advisor, in every language that has a catalogue: a folder with a `words.po` of GNU gettext.

A folder is named as HTML names its language, such as `en-GB`. Beside those that lie here stand those of a folder of the
hub's own (`ADVISOR_LANGUAGES`).
"""

from __future__ import annotations

from bot.languages.catalogue import BrokenCatalogue, read_language
from bot.languages.languages import Languages, read_languages

__all__ = ["BrokenCatalogue", "Languages", "read_language", "read_languages"]

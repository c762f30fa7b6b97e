"""The words of the widget, put into its scripts when they are bundled: what is served is one language."""

from __future__ import annotations

import json
import re

from runtime.language import SOURCE, Language

TEXT = r'\s*("(?:[^"\\\n]|\\.)*")\s*'
ONE = re.compile(rf"\bgettext\({TEXT}\)")
FORMS = re.compile(rf"\bngettext\({TEXT},{TEXT}\)")
LEFT = re.compile(r"\bn?gettext\(.*")
COUNTED = 1000
"""No rule of plural forms looks at more than the hundreds of a whole number, apart from millions as such."""


class NoText(Exception):
    """A script marks something for translation that is no plain text in double quotes; the text says what."""


def worded(source: str, language: Language) -> str:
    """A script with every marked text in the language: `gettext("…")` becomes the text, `ngettext("…", "…")` an object
    with a text for each category of `Intl.PluralRules`. __LANG__ and __DIR__ become its attributes, and __QUERY__ what
    an address of a page of ours asks for it by. Raises NoText."""

    def forms(match: re.Match[str]) -> str:
        return _script(plural_forms(language, json.loads(match[1]), json.loads(match[2])))

    words = language.words.gettext
    script = FORMS.sub(forms, ONE.sub(lambda match: _script(words(json.loads(match[1]))), source))
    if left := LEFT.search(script):
        raise NoText(left[0])
    query = "" if language.tag == SOURCE else f"?lang={language.tag}"
    for name, value in (("__LANG__", language.tag), ("__DIR__", language.direction), ("__QUERY__", query)):
        script = script.replace(name, value)
    return script


def plural_forms(language: Language, one: str, many: str) -> dict[str, str]:
    """The forms of a text by their categories in CLDR, without those that are as `other`."""
    numbers = {language.locale.plural_form(number): number for number in reversed(range(COUNTED))}
    forms = {category: language.words.ngettext(one, many, number) for category, number in numbers.items()}
    other = forms.setdefault("other", language.words.ngettext(one, many, COUNTED))
    return {name: text for name, text in forms.items() if name == "other" or text != other}


def _script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

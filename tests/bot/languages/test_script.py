"""The words that are put into the scripts of the widget."""

from __future__ import annotations

import pytest

from bot.languages.script import NoText, plural_forms, worded
from runtime.language import ENGLISH, Language
from tests.bot.languages.made import odd, odd_form


def test_a_marked_text_becomes_that_of_the_language(other: Language) -> None:
    script = 'h("p", gettext("Close"), filled(gettext("Remove {words}"), { words }));'
    assert worded(script, ENGLISH) == 'h("p", "Close", filled("Remove {words}", { words }));'
    assert worded(script, other) == f'h("p", "{odd("Close")}", filled("{odd("Remove {words}")}", {{ words }}));'


def test_a_form_stands_under_its_category_of_intl(other: Language) -> None:
    one, many = "{number} character left", "{number} characters left"
    assert plural_forms(ENGLISH, one, many) == {"one": one, "other": many}
    forms = {"one": odd_form(many, "one"), "two": odd_form(many, "two"), "other": odd_form(many, "more")}
    assert plural_forms(other, one, many) == forms
    same = "{number} more in the catalogue."
    assert worded(f'plural(ngettext("{same}", "{same}"), more)', ENGLISH) == f'plural({{"other": "{same}"}}, more)'


def test_the_language_and_its_direction_are_put_in_and_addresses_of_pages_ask_for_it(other: Language) -> None:
    script = "{ lang: '__LANG__', dir: '__DIR__', href: '/privacy__QUERY__' }"
    assert worded(script, ENGLISH) == "{ lang: 'en-GB', dir: 'ltr', href: '/privacy' }"
    assert worded(script, other) == "{ lang: 'he', dir: 'rtl', href: '/privacy?lang=he' }"


@pytest.mark.parametrize("call", ["gettext(words)", "gettext(`Close`)", 'ngettext("One", many)', 'gettext("a" + b)'])
def test_what_is_no_plain_text_is_refused(call: str) -> None:
    with pytest.raises(NoText, match=r"gettext\("):
        worded(f"h({call});", ENGLISH)

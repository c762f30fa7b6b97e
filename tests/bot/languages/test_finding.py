"""No word that a person reads stands outside of the catalogue; and what looks for such words finds them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale

from bot.documents import FORMATS
from bot.languages.catalogue import NAME, read_catalogue
from bot.languages.collecting import SAID_BY_US, of_domain
from bot.languages.languages import OURS
from runtime.language import SOURCE
from runtime.settings import ROOT
from tests.bot.languages.finding import (
    in_module,
    in_script,
    in_template,
    marked_in_module,
    marked_in_script,
    marked_in_template,
)
from tests.domain import DOMAIN
from tests.responses import BUILT, OPTIONAL, built, named, templates

TEMPLATES = [*(ROOT / "bot" / "templates").glob("*.html"), *(ROOT / "hub" / "demand" / "templates").glob("*.html")]
SCRIPTS = sorted((ROOT / "bot" / "widget").glob("*.js"))
TO_PROGRAMS = {
    *("mcp_server.py", "metrics.py", "open_catalogue.py", "open_demand.py", "public_api.py", "operations.py"),
    *("webhook.py", "guards.py", "middleware.py", "web.py", "open_data.py", "notices.py"),
}
"""Modules whose texts go to programs and to staff. What an employer is told of those of guards.py is marked."""
MODULES = [path for path in (ROOT / "bot").rglob("*.py") if path.name not in TO_PROGRAMS]
CHANNELS = [*(ROOT / "bot" / "telegram").glob("*.py"), *(ROOT / "bot" / f"{name}.py" for name in (
    "badge_page", "badges", "delivery", "documents", "ratings", "shared", "standing", "workbook",
)), *(ROOT / "catalogue" / "facts").glob("*.py")]  # fmt: skip
OF_THE_ADVISOR = {
    *("utter_greet", "utter_item", "utter_item_gap", "utter_item_missed", "utter_not_published"),
    *("utter_review_line", "utter_found", "utter_button_about", "utter_action_places"),
}
"""What the advisor says, what an employer says to it by a button, and what Telegram looks for in it: English."""


def worded(paths: list[Path]) -> set[str]:
    """The responses that modules name, whole or by a template; buttons of theirs are those of files and thumbs."""
    sources = [path.read_text(encoding="utf-8") for path in paths]
    patterns = {template for source in sources for template in templates(source)}
    values = BUILT | OPTIONAL | {"utter_button_{}": {*FORMATS, "helpful", "not_helpful"}}
    page = (ROOT / "bot" / "templates" / "badge.html").read_text(encoding="utf-8")
    return {
        *(name for source in sources for name in named(source)),
        *built({pattern: values[pattern] for pattern in patterns}),
        *re.findall(r'"(utter_\w+)"', page),
    }


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_is_in_the_catalogue(path: Path) -> None:
    assert in_template(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_every_word_of_the_widget_is_in_the_catalogue(path: Path) -> None:
    assert in_script(path.read_text(encoding="utf-8")) == []


def test_every_title_and_sentence_of_pages_and_telegram_is_in_the_catalogue() -> None:
    found = {path.name: in_module(path.read_text(encoding="utf-8")) for path in MODULES}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_every_response_of_domain_that_a_channel_words_is_in_the_catalogue() -> None:
    missing = {name for name in worded(CHANNELS) & set(DOMAIN["responses"]) if not SAID_BY_US.match(name)}
    assert {name for name in missing - OF_THE_ADVISOR if not name.endswith("_missing")} == set()


def test_every_response_of_domain_in_the_catalogue_is_worded_by_a_channel() -> None:
    by_listing = {"utter_list"}
    assert {name for name, _ in of_domain()} - worded([*CHANNELS, ROOT / "bot" / "chat.py"]) - by_listing == set()


def test_every_text_that_is_marked_is_in_the_english_catalogue() -> None:
    """Looked for in another way than the catalogue is collected."""
    modules = [path for room in ("bot", "hub", "catalogue") for path in (ROOT / room).rglob("*.py")]
    kinds = ((TEMPLATES, marked_in_template), (SCRIPTS, marked_in_script), (modules, marked_in_module))
    marked = {text for paths, texts in kinds for path in paths for text in texts(path.read_text(encoding="utf-8"))}
    file = OURS / SOURCE / NAME
    ids = [message.id for message in read_catalogue(file, Locale.parse(SOURCE, sep="-")) if message.id]
    known = {text for message in ids for text in ((message,) if isinstance(message, str) else message)}
    assert len(marked) > 300
    assert marked - known == set()
    assert known - marked - {text for _, text in of_domain()} == set()


def test_what_is_marked_is_found_in_each_kind_of_source() -> None:
    assert marked_in_template('{{ _("A {b}", b=c("d")) }}{{ ngettext("e", "f", n) }}') == {"A {b}", "e", "f"}
    assert marked_in_script('h(`${gettext("A \\"b\\"")} c`, ngettext("e", "f"))') == {'A "b"', "e", "f"}
    assert marked_in_module('x = gettext("A " "b", c=gettext_noop("d"))') == {"A b", "d"}


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Not marked</p>", ["Not marked"]),
        ('<p>{{ _("Marked") }} 3 <b>{{ name }}</b></p>', []),
        ("<p>{{ count }} courses</p>", ["courses"]),
        ('<a aria-label="Go on" href="{{ address("/terms") }}">{{ _("Terms") }}</a>', ["Go on"]),
        ('<meta name="robots" content="noindex"><meta name="description" content="Find it">', ["Find it"]),
        ('{% set title = "Nothing here" if gone else _("All") %}', ["Nothing here"]),
        ('<style>body { color: red }</style>{{ ngettext("One", "Many", n) }}{% if a == "yes" %}1{% endif %}', []),
    ],
)
def test_a_word_of_a_template_that_is_not_marked_is_found(template: str, found: list[str]) -> None:
    assert in_template(template) == found


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('h("p.note", "covered")', ["covered"]),
        ('h("p", gettext("Not marked"), unseen(ngettext("{number} left", "{number} left")))', []),
        ("view.notice(`Question ${step} of ${steps}`)", ["Question  of"]),
        ('button(icon("M6 6l12 12"), act, { class: "choice way", "aria-label": "Close" })', ["Close"]),
        ("explain(`the advisor is ${away}`)", ["the advisor is"]),
        ('if (event.key === "Escape") node.matches(".message:not(.refused)"); // A comment "Here"', []),
        ('console.error("Only for a developer")', []),
    ],
)
def test_a_word_of_a_script_that_is_not_marked_is_found(script: str, found: list[str]) -> None:
    assert in_script(script) == found


def test_a_text_of_a_module_that_is_not_marked_is_found() -> None:
    source = '''
"""A docstring of a module."""
log.info("A line of the log.")
raise ValueError("Not for a person.")
title = gettext("All courses") if found else "Nothing here"
'''
    assert in_module(source) == ["Nothing here"]

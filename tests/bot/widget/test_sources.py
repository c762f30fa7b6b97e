"""What it weighs and what it never does, read from its files."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from bot.assets import bundled
from tests.bot.widget.pages import CHOSEN, PAGES, WIDGET


def test_the_widget_weighs_less_than_15_kilobytes_gzipped() -> None:
    assert sum(len(asset.encoded["gzip"]) for asset in bundled(WIDGET).widget.values()) < 15_000


def test_its_sources_never_write_markup_or_styles_into_the_page() -> None:
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b")
    for file in WIDGET.glob("*.js"):
        assert not forbidden.search(file.read_text()), file.name


KEYED = re.compile(
    r"[\w)\]]\[(?![\"'])[^\]]+\]\s*(?:\|\||\?\?|&&)?=(?![=>])|__proto__|\.prototype\b|setPrototypeOf|Reflect\.set"
    r"|Object\.assign\((?!\w+, \{)"
)
"""What could give an object, or all of them, a key that comes from elsewhere."""


def test_no_object_gets_a_key_that_others_choose() -> None:
    assert {file.name: found[0] for file in WIDGET.glob("*.js") if (found := KEYED.search(file.read_text()))} == {}


@pytest.mark.parametrize(
    "source", ["a[key] = b", "a.b()[key] ??= c", "Object.assign(a, JSON.parse(b))", "a.__proto__", "A.prototype.b = c"]
)
def test_a_key_that_others_choose_is_found(source: str) -> None:
    assert KEYED.search(source)


@pytest.mark.parametrize("path", ["/demo", "/privacy"])
def test_its_pages_have_no_inline_script_or_style(path: str) -> None:
    page = PAGES[path]
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)", page)


def test_the_pages_keep_the_strict_policy(page: Page, complaints: list[str]) -> None:
    for path in ("/demo", "/privacy"):
        page.goto(path)
        expect(page.get_by_role("main")).to_be_visible()
    assert complaints == []


def test_without_javascript_the_page_leads_to_the_page_of_forms_and_says_whom_to_write_to() -> None:
    page = PAGES["/demo"]
    instead = page.split("<noscript>")[1].split("</noscript>")[0]
    assert 'href="/advisor"' in instead
    assert f'href="mailto:{CHOSEN.contact_email}"' in instead

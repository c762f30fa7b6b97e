"""Plain text, and ids that are made from it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.importers.ids import slug, stable_id
from catalogue.importers.plain_text import SPACES, line, plain, prose, shortened
from catalogue.records import Credential


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>One</p>\n<p>two <i>three</i></p>", "One\ntwo three"),
        ("a<br/>b<BR>c", "a\nb\nc"),
        ("<script>alert(1)</script>Safe<style>p{}</style>", "Safe"),
        ("fish &amp; chips&nbsp;&eacute;&#233;&#x2014;", "fish & chips éé—"),
        ("AT&T and this&that", "AT&T and this&that"),
        ("if a < b and <stdio.h>", "if a < b and <stdio.h>"),
        ("  many   spaces \r\n\r\n and lines ", "many spaces\nand lines"),
        ("bell\a and half \ud800 a pair", "bell and half a pair"),
    ],
)
def test_text_becomes_plain(text: str, words: str) -> None:
    assert plain(text) == words


def test_text_that_is_too_long_is_cut_after_a_word() -> None:
    assert shortened("one two three", 10) == "one two …"
    assert shortened("onetwothree", 10) == "onetwoth …"
    assert shortened("one two", 10) == "one two"


@pytest.mark.parametrize("text", [None, "", " \n ", "<p></p>"])
def test_empty_text_is_unknown(text: str | None) -> None:
    assert (prose(text), line(text)) == (None, None)


@pytest.mark.parametrize(
    ("provider", "identifier"),
    [("Àrd-sgoil Ùr", "C++"), ("A" * 300, "b" * 300), ("北京", "北京"), ("C", "http://x.example/a?b=c"), ("C", "-")],
)
def test_an_id_is_always_one_that_a_record_takes(provider: str, identifier: str) -> None:
    made = stable_id(provider, identifier)
    assert Credential(id=made, title="T", provider="P").id == made


def test_identifiers_that_look_alike_when_spelt_plainly_stay_apart() -> None:
    made = {stable_id("Corrie", text) for text in ("C", "C+", "C++", "c/1", "c-1", "c 1")}
    assert len(made) == 6


def test_an_id_is_the_same_every_time_and_whatever_the_case() -> None:
    assert stable_id("Corrie College", "A-1") == stable_id("corrie  college", " a-1 ") == "corrie-college-a-1"


def test_a_slug_keeps_letters_without_their_marks() -> None:
    assert slug("St Ninian's Gàidhlig") == "st-ninians-gaidhlig"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("<p><![if !supportLists]>•<![endif]> Knead</p>", "• Knead"),
        ("<p><![C>Knead</p>", "Knead"),
        ("<b>Knead</b><![><i>fold</i>", "Knead fold"),
        ("<b>Knead</b> <![", "Knead"),
        ("<p><![CDATA[Knead & fold]]></p>", "Knead & fold"),
    ],
)
def test_marks_of_word_processors_are_left_out(text: str, bare: str) -> None:
    assert plain(text) == bare


@given(st.text(alphabet=" \n\t\u00a0\u2028ab", max_size=30))
def test_any_white_space_becomes_one_blank(text: str) -> None:
    assert SPACES.sub(" ", text) == re.sub(r"\s+", " ", text)

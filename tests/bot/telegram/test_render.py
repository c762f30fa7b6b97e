from __future__ import annotations

import pytest

from bot.telegram.render import keyboard, pieces
from contract import Button, TermLink, Text


def rows(message: Text) -> list[list[str]]:
    shown = keyboard(message)
    return [[button.text for button in row] for row in shown.inline_keyboard] if shown else []


def buttons(*titles: str) -> tuple[Button, ...]:
    return tuple(Button(title=title, payload=f"key-{title}"[:64]) for title in titles)


def test_a_short_text_is_one_piece() -> None:
    assert pieces("Hello.", 10) == ["Hello."]


def test_a_text_of_the_limit_is_one_piece() -> None:
    assert pieces("x" * 10, 10) == ["x" * 10]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one\n\ntwo three\nfour", ["one", "two three", "four"], id="between paragraphs first"),
        pytest.param("one two\nthree four", ["one two", "three four"], id="then between lines"),
        pytest.param("one two three", ["one two", "three"], id="then between words"),
        pytest.param("abcdefghijklmno", ["abcdefghij", "klmno"], id="within a word only when it must be"),
        pytest.param("  one  ", ["one"], id="blanks around it do not count"),
        pytest.param("", [], id="nothing is no piece"),
    ],
)
def test_a_long_text_is_broken(text: str, expected: list[str]) -> None:
    assert pieces(text, 10) == expected


@pytest.mark.parametrize("text", ["word " * 3000, "x" * 10_000, "line\n" * 2500, "é🎓 " * 4000])
def test_no_piece_is_too_long_and_nothing_is_lost(text: str) -> None:
    found = pieces(text)
    assert all(0 < len(piece) <= 4096 for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_message_without_buttons_has_no_keyboard() -> None:
    assert keyboard(Text(text="Hello.")) is None


def test_short_titles_share_a_row_and_long_ones_do_not() -> None:
    message = Text(text="Well?", buttons=buttons("Yes", "No", "Perhaps", "Ask universities for something new", "Help"))
    assert rows(message) == [["Yes", "No"], ["Perhaps"], ["Ask universities for something new"], ["Help"]]


def test_a_button_carries_its_payload() -> None:
    shown = keyboard(Text(text="Well?", buttons=buttons("Yes")))
    assert shown is not None
    assert shown.inline_keyboard[0][0].callback_data == "key-Yes"


def test_the_words_of_the_glossary_stand_below_the_buttons() -> None:
    terms = (TermLink(words="SCQF", payload="key-1"), TermLink(words="RPL", payload="key-2"))
    assert rows(Text(text="Well?", buttons=buttons("Yes"), terms=terms)) == [["Yes"], ["SCQF", "RPL"]]


def test_words_of_the_glossary_alone_make_a_keyboard() -> None:
    assert rows(Text(text="Well?", terms=(TermLink(words="SCQF", payload="key-1"),))) == [["SCQF"]]

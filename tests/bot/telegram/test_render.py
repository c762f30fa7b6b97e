"""How a message looks in Telegram: pieces of text, and rows of buttons."""

from __future__ import annotations

import pytest

from bot.documents import FORMATS
from bot.telegram.render import MOST, keyboard, length, pieces
from bot.telegram.showing import shown
from contract import (
    Button,
    FilterChip,
    Message,
    Need,
    Plan,
    PlanData,
    Recommendations,
    RecommendationsData,
    Shortlist,
    ShortlistData,
    TermLink,
    Text,
)
from tests.bot.conftest import PHRASES
from tests.bot.fake_finder import CARD

PDF, XLSX, CSV = (PHRASES(f"utter_button_{suffix}") for suffix in FORMATS)


def rows(message: Message) -> list[list[str]]:
    made = keyboard(message)
    return [[button.text for button in row] for row in made.inline_keyboard] if made else []


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


@pytest.mark.parametrize("text", ["word " * 3000, "x" * 10_000, "line\n" * 2500, "é🎓 " * 4000, "🎓" * 5000])
def test_no_piece_is_too_long_and_nothing_is_lost(text: str) -> None:
    found = pieces(text)
    assert all(0 < length(piece) <= 4096 for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_message_without_buttons_has_no_keyboard() -> None:
    assert keyboard(Text(lead="Hello.")) is None


def test_short_titles_share_a_row_and_long_ones_do_not() -> None:
    message = Text(lead="Well?", buttons=buttons("Yes", "No", "Perhaps", "Ask universities for something new", "Help"))
    assert rows(message) == [["Yes", "No"], ["Perhaps"], ["Ask universities for something new"], ["Help"]]


def test_a_button_carries_its_payload() -> None:
    made = keyboard(Text(lead="Well?", buttons=buttons("Yes")))
    assert made is not None
    assert made.inline_keyboard[0][0].callback_data == "key-Yes"


def test_the_words_of_the_glossary_stand_below_the_buttons() -> None:
    terms = (TermLink(words="SCQF", payload="key-1"), TermLink(words="RPL", payload="key-2"))
    assert rows(Text(lead="Well?", buttons=buttons("Yes"), terms=terms)) == [["Yes"], ["SCQF", "RPL"]]


def test_words_of_the_glossary_alone_make_a_keyboard() -> None:
    assert rows(Text(lead="Well?", terms=(TermLink(words="SCQF", payload="key-1"),))) == [["SCQF"]]


def chip(value: str) -> FilterChip:
    return FilterChip(field="weeks_max", value=value, words="", drop=f"key-{value}"[:64])


def need(text: str, *, drop: str | None = "key") -> Need:
    return Need(text=text, covered=True, drop=drop)


def recommended(*filters: FilterChip, needs: tuple[Need, ...] = ()) -> Recommendations:
    data = RecommendationsData(needs=needs, filters=filters, items=(), uncovered=(), total=0)
    terms = (TermLink(words="SCQF", payload="key-1"),)
    return Recommendations(lead="One:", data=data, buttons=buttons("None of these fit"), terms=terms)


def test_the_chips_stand_between_the_buttons_and_the_words_of_the_glossary() -> None:
    message = recommended(chip("6 weeks"), chip("online"), needs=(need("bread making"),))
    assert rows(message) == [["None of these fit"], ["× bread making", "× 6 weeks"], ["× online"], ["SCQF"]]


def test_a_chip_carries_its_payload() -> None:
    made = keyboard(recommended(chip("6 weeks")))
    assert made is not None
    assert made.inline_keyboard[1][0].callback_data == "key-6 weeks"


def test_the_only_need_is_no_button() -> None:
    assert rows(recommended(needs=(need("bread making", drop=None),))) == [["None of these fit"], ["SCQF"]]


def test_the_chips_of_a_plan_are_buttons() -> None:
    data = PlanData(needs=(), filters=(chip("6 weeks"),), items=(), covers=(), totals=(), uncovered=())
    assert rows(Plan(lead="One:", data=data)) == [["× 6 weeks"]]


def test_there_are_eight_buttons_at_most_the_actions_first_and_then_the_chips() -> None:
    message = recommended(*(chip(f"{number} weeks") for number in range(6)), needs=tuple(map(need, "abcde")))
    titles = [title for row in rows(message) for title in row]
    assert titles == ["None of these fit", *(f"× {name}" for name in "abcde"), "× 0 weeks", "× 1 weeks"]


@pytest.mark.parametrize(("actions", "below"), [(1, [[PDF, XLSX], [CSV]]), (6, [["× 6 weeks"]])])
def test_files_have_buttons_where_there_is_room_and_thumbs_a_row_of_their_own(
    actions: int, below: list[list[str]]
) -> None:
    data = PlanData(needs=(), filters=(chip("6 weeks"),), items=(CARD,), covers=(), totals=(), uncovered=())
    own = buttons(*(f"Choose number {number} here" for number in range(actions)))
    (piece,) = shown([Plan(id="1-0", lead="One:", data=data, buttons=own)], PHRASES)
    assert isinstance(piece, tuple)
    assert piece[1] is not None
    *rows_above, thumbs = [[button.text for button in row] for row in piece[1].inline_keyboard]
    assert thumbs == [PHRASES("utter_button_helpful"), PHRASES("utter_button_not_helpful")]
    assert rows_above[-len(below) :] == below
    assert sum(map(len, rows_above)) <= MOST


def test_a_list_without_anything_in_it_is_offered_as_no_file() -> None:
    (piece,) = shown([Shortlist(id="1-0", lead="Empty.", data=ShortlistData(items=(), url=None))], PHRASES)
    assert piece.keyboard is None


def test_a_long_need_is_shortened_to_one_line() -> None:
    (title,) = rows(recommended(needs=(need("calm a resident who is distressed\nand speak with the family"),)))[1]
    assert title == "× calm a resident who is distressed and s…"

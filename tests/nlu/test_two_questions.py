"""A message that does two things has a second act, and one of several sentences what each of them does."""

from __future__ import annotations

import pytest

from nlu.onnx_reader import LONGEST, MOST_PARTS, OnnxReader
from nlu.readings import Marked

PRICE, MEANING = "price price price", "meaning meaning meaning"
"""Questions that are clear: three words of five acts have a share of 0.83."""


def test_the_second_act_of_a_message_is_told_beside_its_first(toy: OnnxReader) -> None:
    reading = toy.read("price price then meaning")
    assert (reading.acts[0][0], reading.second) == ("details", "glossary")


@pytest.mark.parametrize("text", ["price price", "welding in perth", "hello", " "])
def test_a_message_of_one_act_has_no_second(text: str, toy: OnnxReader) -> None:
    assert toy.read(text).second is None


def test_the_first_act_is_never_the_second_too(toy: OnnxReader) -> None:
    reading = toy.read("meaning meaning")
    assert reading.acts[0][0] == "glossary" != reading.second


@pytest.mark.parametrize("between", ["? ", " and what ", ", and is ", "? and also ", " - ", "\n"])
def test_each_question_of_a_message_is_a_part_with_its_act(between: str, toy: OnnxReader) -> None:
    text = f"{PRICE} price{between}{MEANING}"
    parts = toy.read(text).parts
    assert [part.act for part in parts] == ["details", "glossary"]
    assert text[parts[0].start : parts[0].end].strip("? ") == f"{PRICE} price"
    assert all(part.confidence > 0.8 for part in parts)


@pytest.mark.parametrize("text", [PRICE, "price price, e.g. price", "price at no. 3", "?! price", " "])
def test_a_message_of_one_sentence_has_no_parts(text: str, toy: OnnxReader) -> None:
    assert toy.read(text).parts == ()


def test_a_message_that_is_very_long_or_has_many_sentences_is_not_read_twice_without_end(toy: OnnxReader) -> None:
    assert toy.read("price. " * (LONGEST // 7 + 1)).parts == ()
    assert len(toy.read("price. " * 20).parts) == MOST_PARTS


def test_the_facts_of_all_questions_of_a_message_are_asked_for(toy: OnnxReader) -> None:
    reading = toy.read("price price price? length length length?")
    assert reading.facts == ("price", "time")
    assert [part.facts for part in reading.parts] == [("price",), ("time",)]


def test_only_a_part_that_asks_for_facts_has_any(toy: OnnxReader) -> None:
    assert [part.facts for part in toy.read(f"{MEANING}? {PRICE}").parts] == [(), ("price",)]


@pytest.mark.parametrize("text", ["price, length", "price & length"])
def test_a_question_may_list_what_it_asks_for(text: str, toy: OnnxReader) -> None:
    assert set(toy.read(text).facts) == {"price", "time"}


def test_a_need_that_a_sentence_has_by_itself_is_not_lost_in_the_message(
    toy: OnnxReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "we need welding welding welding. in thin."
    read = toy._read
    whole: dict[str, list[Marked]] = {text: []}

    def _read(words: str, pair: object) -> object:
        acts, spans, facts, second = read(words, pair)  # type: ignore[arg-type]  # the tokens of words
        return acts, whole.get(words, spans), facts, second

    monkeypatch.setattr(toy, "_read", _read)
    reading = toy.read(text)
    assert reading.acts[0][0] == "recommend"
    assert [text[span.start : span.end] for span in reading.spans if span.label == "need"] == [
        "welding welding welding"
    ]


def test_no_ends_a_sentence_unless_a_number_follows(toy: OnnxReader) -> None:
    assert len(toy.read("we must say no. price price").parts) == 2
    assert toy.read("price at no. 3").parts == ()

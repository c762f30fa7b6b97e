"""The words by which employers ask are counted in messages, and the file of them is that of the messages of today."""

from __future__ import annotations

from pathlib import Path

from index.rarity import ASKING_WORDS
from training.asking_words import asking_words, write_asking_words
from training.reader.labelled import parse


def test_a_rare_word_is_one_where_it_mostly_stands_outside_of_names_and_topics() -> None:
    often = [parse("course | details:price | each or altogether?")] * 5
    topics = [parse("none | recommend | {need:dairy hygiene}")] * 3 + [
        parse("one | details:content | any dairy in it?")
    ]
    seldom = [parse("one | details:content | submitted where?")] * 4
    assert asking_words([*often, *topics, *seldom], []) == ["altogether"]
    assert asking_words(often, ["Altogether Better Sauces"]) == []


def test_capitals_are_names() -> None:
    assert asking_words([parse("course | details:behind | does CSCS count it?")] * 5, []) == []


def test_the_file_is_that_of_the_messages_of_today(tmp_path: Path) -> None:
    count = write_asking_words(tmp_path / "words.txt")
    assert (tmp_path / "words.txt").read_text() == ASKING_WORDS.read_text(), "run `python -m training asking-words`"
    assert count > 100

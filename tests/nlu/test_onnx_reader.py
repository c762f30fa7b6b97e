"""A message is read as its words, its context and the model say: worked out on paper by a model of a few words."""

from __future__ import annotations

import json
import shutil
from math import exp
from pathlib import Path

import pytest

from nlu.onnx_reader import LONGEST, MEANING_FILE, MODEL_FILE, PART, TOKENIZER_FILE, NoReader, OnnxReader
from nlu.readings import Reading
from tests.nlu.toy_reader import ACTS

FILES = (MODEL_FILE, TOKENIZER_FILE, MEANING_FILE)


def marked(text: str, reading: Reading) -> list[tuple[str, str]]:
    """The words that were marked, each with its label."""
    return [(text[span.start : span.end], span.label) for span in reading.spans]


def read(toy: OnnxReader, text: str) -> list[tuple[str, str]]:
    return marked(text, toy.read(text))


def test_the_acts_come_with_their_shares_the_greatest_first(toy: OnnxReader) -> None:
    acts = toy.read("hello welding baking").acts
    assert [name for name, _ in acts] == ["recommend", "greet", "refine", "details", "glossary"]
    assert [share for _, share in acts] == sorted((share for _, share in acts), reverse=True)
    assert sum(share for _, share in acts) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("price", ("price",)),
        ("price and length", ("price", "time")),
        ("length length price", ("time",)),
        ("hello", ("whole",)),
        ("price " + "hello " * LONGEST + "length", ("price", "time")),
    ],
)
def test_the_facts_that_are_asked_for_come_the_likeliest_first(
    text: str, facts: tuple[str, ...], toy: OnnxReader
) -> None:
    assert toy.read(text).facts == facts


def test_where_nothing_is_said_no_fact_is_asked_for(toy: OnnxReader) -> None:
    assert toy.read(" ").facts == ()


def test_the_words_are_marked_where_they_stand(toy: OnnxReader) -> None:
    (need, place) = toy.read("We need Welding in Perth!").spans
    assert (need.start, need.end, need.label) == (8, 15, "need")
    assert (place.start, place.end, place.label) == (19, 24, "place")


def test_a_mark_says_how_sure_it_is(toy: OnnxReader) -> None:
    (need,) = toy.read("welding").spans
    assert 0.99 < need.confidence < 1


def test_a_word_that_goes_on_belongs_to_the_stretch_before_it(toy: OnnxReader) -> None:
    assert read(toy, "welding pipe in Perth") == [("welding pipe", "need"), ("Perth", "place")]


@pytest.mark.parametrize(("text", "rest"), [("pipe", []), ("hello pipe", []), ("Perth pipe", [("Perth", "place")])])
def test_a_word_that_goes_on_with_nothing_is_no_stretch(
    text: str, rest: list[tuple[str, str]], toy: OnnxReader
) -> None:
    assert read(toy, text) == rest


def test_a_word_that_may_begin_a_stretch_does_where_the_next_goes_on_with_it(toy: OnnxReader) -> None:
    assert read(toy, "thin pipe in Perth") == [("thin pipe", "need"), ("Perth", "place")]
    assert read(toy, "thin in Perth") == [("Perth", "place")]


def test_a_stretch_is_as_sure_as_its_least_sure_word(toy: OnnxReader) -> None:
    (surely,), (hardly,) = toy.read("welding pipe").spans, toy.read("thin pipe").spans
    assert surely.confidence > 0.99
    assert hardly.confidence == pytest.approx(exp(6) / (exp(8) + exp(6) + 5), abs=1e-4)


def test_stretches_of_one_label_side_by_side_are_one(toy: OnnxReader) -> None:
    assert read(toy, "welding  baking") == [("welding  baking", "need")]


@pytest.mark.parametrize("between", [", ", " and ", "\n", ";"])
def test_stretches_with_anything_between_them_are_two(toy: OnnxReader, between: str) -> None:
    assert read(toy, f"welding{between}baking") == [("welding", "need"), ("baking", "need")]


def test_a_stretch_ends_where_another_label_begins(toy: OnnxReader) -> None:
    assert read(toy, "welding Perth") == [("welding", "need"), ("Perth", "place")]


def test_a_word_of_several_tokens_is_marked_whole_by_its_first(toy: OnnxReader) -> None:
    assert read(toy, "Fluxline in Perth") == [("Fluxline", "need"), ("Perth", "place")]
    assert read(toy, "at £300.") == [("£300", "price")]


def test_words_with_accents_are_marked_as_they_were_typed(toy: OnnxReader) -> None:
    assert read(toy, "à Pérth, wélding") == [("Pérth", "place"), ("wélding", "need")]


def test_text_from_right_to_left_is_marked_where_it_stands(toy: OnnxReader) -> None:
    assert read(toy, "دورة في برث من فضلك") == [("برث", "place")]


@pytest.mark.parametrize(
    "before", ["🚒", "👩‍🚒 ", "e\u0301 ", "one\u00a0two\u200bthree\u2028", "𝔘𝔫𝔦 ", "\x00", "|\n\r\n"]
)
def test_what_stands_before_a_word_does_not_move_it(toy: OnnxReader, before: str) -> None:
    assert read(toy, f"{before} Perth") == [("Perth", "place")]


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n"])
def test_a_message_of_nothing_does_every_act_alike(toy: OnnxReader, text: str) -> None:
    reading = toy.read(text)
    assert reading.spans == ()
    assert dict(reading.acts) == pytest.approx(dict.fromkeys(ACTS, 1 / len(ACTS)))


@pytest.mark.parametrize("text", ["🚒🔥👩‍🚒", "?!…", "—"])
def test_a_message_without_a_word_holds_nothing(toy: OnnxReader, text: str) -> None:
    assert toy.read(text).spans == ()


def test_the_context_is_read_before_the_message(toy: OnnxReader) -> None:
    assert toy.read("pipe", "list").acts[0][0] == "refine"
    assert toy.read("pipe", "start").acts[0][1] == pytest.approx(1 / len(ACTS))


def test_the_context_is_not_marked(toy: OnnxReader) -> None:
    assert toy.read("list", "list").spans == ()


@pytest.mark.parametrize("context", ["listing", "", "LIST", "pipe"])
def test_a_context_that_is_not_known_is_read_as_no_context(toy: OnnxReader, context: str) -> None:
    assert toy.read("hello", context) == toy.read("hello", "none") == toy.read("hello")


def test_a_long_message_is_read_in_parts_that_keep_their_place(toy: OnnxReader) -> None:
    sentence = "We would like to hear of welding in Perth. "
    text = sentence * 80
    assert len(text) > 3 * LONGEST
    spans = toy.read(text).spans
    assert marked(text, toy.read(text)) == [("welding", "need"), ("Perth", "place")] * 80
    assert [span.start for span in spans[::2]] == [25 + len(sentence) * number for number in range(80)]


def test_a_long_message_does_what_its_parts_do_together(toy: OnnxReader) -> None:
    greeting, asking = "hello. ".ljust(LONGEST - 1, "x") + "\n", "welding. "
    both = dict(toy.read(greeting + asking).acts)
    apart = [dict(toy.read(part).acts) for part in (greeting, asking)]
    assert both == pytest.approx({act: (apart[0][act] + apart[1][act]) / 2 for act in ACTS})


@pytest.mark.parametrize("end", ["\n", ". ", "? ", "; "])
def test_a_part_ends_where_a_line_or_a_sentence_ends(end: str) -> None:
    first = "ab " * (LONGEST // 4) + f"welding{end}"
    assert next(PART.finditer(f"{first}pipe {'ab ' * LONGEST}"))[0] == first


def test_the_parts_are_the_whole_message() -> None:
    text = f"One. Two\n{'ab ' * 400}\n\n{'x' * 2000}; {'welding. ' * 300}"
    assert "".join(part[0] for part in PART.finditer(text)) == text


def test_a_part_without_the_end_of_a_sentence_ends_between_words(toy: OnnxReader) -> None:
    text = f"{'welding, ' * 300}Perth"
    assert read(toy, text) == [("welding", "need")] * 300 + [("Perth", "place")]


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1, 10_000])
def test_a_word_without_end_is_read(toy: OnnxReader, length: int) -> None:
    assert read(toy, f"{'x' * length} Perth") == [("Perth", "place")]


@pytest.mark.parametrize("character", ["護", "?"])
def test_a_part_of_more_tokens_than_the_model_takes_is_halved(toy: OnnxReader, character: str) -> None:
    assert read(toy, f"{character * (LONGEST - 10)} Perth") == [("Perth", "place")]


def test_a_part_is_halved_between_two_words(toy: OnnxReader) -> None:
    assert read(toy, f"{'?' * 440} welding {'?' * 440}") == [("welding", "need")]


@pytest.mark.parametrize("length", [4_000, 10_000])
def test_ten_thousand_characters_are_read_to_the_last(toy: OnnxReader, length: int) -> None:
    text = f"{'we need more, ' * length}"[: length - 6] + " Perth"
    assert read(toy, text) == [("Perth", "place")]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_what_makes_it(name: str, tmp_path: Path) -> None:
    for present in {*FILES} - {name}:
        (tmp_path / present).write_text("present")
    with pytest.raises(NoReader) as refused:
        OnnxReader(tmp_path)
    assert str(refused.value) == f"There is no reader in {tmp_path} ({name} is missing). Run `advisor prepare`."


def test_a_missing_folder_is_no_reader(tmp_path: Path) -> None:
    with pytest.raises(NoReader, match="There is no reader in"):
        OnnxReader(tmp_path / "nowhere")


def damaged(toy_folder: Path, tmp_path: Path, name: str, content: str) -> Path:
    folder = tmp_path / "reader"
    shutil.copytree(toy_folder, folder)
    (folder / name).write_text(content)
    return folder


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", ["", "half of it", "{}"])
def test_a_damaged_file_is_refused_with_what_repairs_it(
    name: str, content: str, toy_folder: Path, tmp_path: Path
) -> None:
    folder = damaged(toy_folder, tmp_path, name, content)
    with pytest.raises(NoReader, match="cannot be read") as refused:
        OnnxReader(folder)
    assert str(folder) in str(refused.value)
    assert str(refused.value).endswith("Remove that folder and run `advisor prepare`.")


def test_a_reader_knows_the_contexts_it_learned(toy: OnnxReader, toy_folder: Path) -> None:
    assert toy.contexts == set(json.loads((toy_folder / MEANING_FILE).read_text())["contexts"])

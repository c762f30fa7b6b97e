"""A build encodes only what is new, and serves only when it is whole."""

from __future__ import annotations

import json
import os
import shutil
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from index import build as module
from index.build import build, current
from index.search import CredentialIndex
from index.texts import Passage
from index.vectors import LoadedPart, load_matrix
from tests.index.made import credential, term
from tests.toy import BreakingEncoder, ToyEncoder, toy_calibration

WELDING = credential("weld", "Pipe Welding", "Weld a pipe.")
CARE = credential("care", "Dementia Care", "Calm a person.")
RPL = term("rpl", "RPL", "Prior learning", definition="Credit for what is known.")


def found(folder: Path, encoder: ToyEncoder, need: str) -> list[str]:
    serving = current(folder)
    assert serving is not None
    return [hit.credential.title for hit in CredentialIndex(serving, encoder, toy_calibration()).search([need]).hits]


def test_the_first_build_encodes_every_text_of_credentials_and_terms_the_longest_first(
    tmp_path: Path, encoder: ToyEncoder
) -> None:
    done = build(tmp_path, [WELDING, CARE], [RPL], encoder)
    assert (done.fresh, done.texts, done.encoded) == (True, 9, 9)
    assert encoder.encoded == [
        "Credit for what is known.",
        "Calm a person.",
        "Prior learning",
        "Dementia Care.",
        "Dementia Care",
        "Pipe Welding.",
        "Pipe Welding",
        "Weld a pipe.",
        "RPL",
    ]


def test_nothing_serves_before_the_first_build(tmp_path: Path) -> None:
    assert current(tmp_path) is None


def test_a_build_serves_under_its_name(tmp_path: Path, encoder: ToyEncoder) -> None:
    done = build(tmp_path, [WELDING], [], encoder)
    assert current(tmp_path) == tmp_path / "builds" / done.name


def test_the_same_content_is_not_built_again(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [RPL], encoder)
    again = build(tmp_path, [WELDING], [RPL], BreakingEncoder())
    assert (again.name, again.texts, again.encoded, again.fresh) == (first.name, 0, 0, False)


def test_after_one_change_only_the_changed_text_is_encoded(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING, CARE], [RPL], encoder)
    encoder.encoded.clear()
    done = build(tmp_path, [credential("weld", "Pipe Welding", "Weld two pipes."), CARE], [RPL], encoder)
    assert encoder.encoded == ["Weld two pipes."]
    assert (done.fresh, done.encoded) == (True, 1)


def test_a_changed_title_is_encoded_alone_and_as_part_of_the_whole(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [credential("care", "Care", "Calm a person.", description="Short.")], [], encoder)
    encoder.encoded.clear()
    build(tmp_path, [credential("care", "Dementia", "Calm a person.", description="Short.")], [], encoder)
    assert encoder.encoded == ["Dementia. Short.", "Dementia"]


def test_a_new_phrase_of_an_employer_is_all_that_is_encoded(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    encoder.encoded.clear()
    build(tmp_path, [WELDING.model_copy(update={"employer_words": ("Joints leak.",)})], [], encoder)
    assert encoder.encoded == ["Joints leak."]


def test_a_changed_term_is_built_without_encoding_the_credentials(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [RPL], encoder)
    encoder.encoded.clear()
    build(tmp_path, [WELDING], [term("rpl", "RPL", "Prior learning", definition="Another sentence.")], encoder)
    assert encoder.encoded == ["Another sentence."]


def test_a_fact_that_is_no_text_is_built_without_encoding(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    done = build(tmp_path, [WELDING.model_copy(update={"duration_weeks": 8})], [], BreakingEncoder())
    assert (done.fresh, done.encoded) == (True, 0)


def test_kept_vectors_are_the_ones_that_were_encoded(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING, CARE], [RPL], encoder)
    baking = credential("bake", "Baking", "Bake bread.")
    done = build(tmp_path, [baking, CARE, WELDING], [RPL], encoder)
    folder = tmp_path / "builds" / done.name
    part = LoadedPart.load(folder, "credentials")
    texts = [passage.text for passage in part.passages]
    assert np.array_equal(load_matrix(folder)[part.rows], ToyEncoder().encode(texts))


def test_a_text_that_two_records_share_is_encoded_once(tmp_path: Path, encoder: ToyEncoder) -> None:
    done = build(tmp_path, [credential("a", "Welding"), credential("b", "Welding")], [], encoder)
    assert (done.texts, encoder.encoded) == (2, ["Welding.", "Welding"])


def test_texts_are_encoded_by_their_length_over_all_chunks(
    tmp_path: Path, encoder: ToyEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 2)
    build(tmp_path, [WELDING, CARE], [RPL], encoder)
    assert encoder.encoded == sorted(encoder.encoded, key=len, reverse=True)


def test_of_a_hundred_records_of_which_one_changed_only_its_texts_are_encoded(
    tmp_path: Path, encoder: ToyEncoder
) -> None:
    many = [credential(f"r{number}", f"Course {number}", f"Outcome {number}.") for number in range(100)]
    build(tmp_path, many, [], encoder)
    encoder.encoded.clear()
    done = build(tmp_path, [*many[:41], credential("r41", "Course 41", "Weld a pipe."), *many[42:]], [], encoder)
    assert (done.encoded, encoder.encoded) == (1, ["Weld a pipe."])


def test_records_lie_in_the_order_of_their_ids_however_they_are_given(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING, CARE], [], encoder)
    again = build(tmp_path, [CARE, WELDING], [], encoder)
    assert (again.name, again.fresh) == (first.name, False)
    lines = (tmp_path / "builds" / first.name / "credentials.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["care", "weld"]


def test_another_encoder_encodes_everything_again(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    other = ToyEncoder()
    other.name = "another toy"
    assert build(tmp_path, [WELDING], [], other).encoded == 3


def test_a_build_of_an_older_format_is_not_read(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [], encoder)
    manifest = tmp_path / "builds" / first.name / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": module.FORMAT - 1}))
    assert build(tmp_path, [WELDING, CARE], [], encoder).encoded == 6


def test_progress_is_told_chunk_by_chunk(tmp_path: Path, encoder: ToyEncoder) -> None:
    told: list[tuple[int, int]] = []
    words = [f"{one} {other}" for one, other in product("abcdefghijklmnopqrstuvw", repeat=2)]
    many = credential("many", "Many", *words[: module.CHUNK - 1])  # and the record as a whole
    build(tmp_path, [many], [], encoder, lambda done, total: told.append((done, total)))
    assert told == [(module.CHUNK, module.CHUNK + 1), (module.CHUNK + 1, module.CHUNK + 1)]


def test_after_a_swap_the_build_before_is_still_there(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [], encoder)
    second = build(tmp_path, [CARE], [], encoder)
    assert {path.name for path in (tmp_path / "builds").iterdir()} == {first.name, second.name}
    assert current(tmp_path) == tmp_path / "builds" / second.name


def test_after_two_swaps_the_oldest_build_is_gone(tmp_path: Path, encoder: ToyEncoder) -> None:
    names = []
    for moment, records in enumerate(([WELDING], [CARE], [WELDING, CARE])):
        names.append(build(tmp_path, records, [], encoder).name)
        os.utime(tmp_path / "builds" / names[-1], (moment, moment))
    assert {path.name for path in (tmp_path / "builds").iterdir()} == set(names[1:])


def test_a_reader_of_an_old_build_keeps_answering_after_it_is_gone(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [], encoder)
    reader = CredentialIndex(tmp_path / "builds" / first.name, encoder, toy_calibration())
    build(tmp_path, [CARE], [], encoder)
    shutil.rmtree(tmp_path / "builds" / first.name)
    assert [hit.credential for hit in reader.search(["pipe welding"]).hits] == [WELDING]


def test_a_removed_record_is_found_no_more(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING, CARE], [], encoder)
    build(tmp_path, [CARE], [], encoder)
    assert found(tmp_path, encoder, "pipe welding") == []


def test_going_back_to_former_content_serves_it_again(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [], encoder)
    build(tmp_path, [CARE], [], encoder)
    assert build(tmp_path, [WELDING], [], encoder).name == first.name
    assert found(tmp_path, encoder, "pipe welding") == ["Pipe Welding"]


def test_an_empty_catalogue_makes_an_empty_build(tmp_path: Path, encoder: ToyEncoder) -> None:
    done = build(tmp_path, [], [], encoder)
    assert (done.texts, done.encoded, done.fresh) == (0, 0, True)
    assert current(tmp_path) is not None


def test_a_build_can_follow_an_empty_one(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [], [], encoder)
    assert build(tmp_path, [WELDING], [], encoder).encoded == 3


def test_a_passage_comes_back_letter_for_letter(tmp_path: Path, encoder: ToyEncoder) -> None:
    done = build(tmp_path, [credential("gd", "Gàidhlig – “obair”\u2028ùr")], [], encoder)
    assert list(LoadedPart.load(tmp_path / "builds" / done.name, "credentials").passages) == [
        Passage("gd", "title", "Gàidhlig – “obair”\u2028ùr")
    ]

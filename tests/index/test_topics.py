"""The language of employers is read as it is written, what is wrong is refused, and nothing judged leaked into it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from index.topics import (
    LANGUAGE,
    BadLanguage,
    NearMiss,
    fingerprint,
    language,
    read_topics,
)
from runtime.onnx_encoder import OnnxEncoder
from training.evaluate import read_judged
from training.material import QUERIES

PHRASES = [f"- way {number} of saying it" for number in range(10)]
MISSES = ["~ Wine Service | bottles go off", "~ Cellar Conversion | damp walls | water in the basement"]
TOPIC = [
    "# a remark",
    "== Hospitality: bars",
    "= Cellar Management",
    "> Keep gas and lines",
    "> Find out why beer fobs",
    "& CM = cellar management",
    *PHRASES,
    *MISSES,
]
ALIKE, LIKENESS = 90, 0.9
"""The rapidfuzz ratio (of 100) and the cosine from which a phrase would give a judged query away."""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "bars.txt"


def fault(path: Path, lines: list[str]) -> str:
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadLanguage) as error:
        read_topics(path)
    return str(error.value)


def test_a_topic_is_read_with_all_that_it_holds(written: Path) -> None:
    written.write_text("\n".join(TOPIC), encoding="utf-8")
    (topic,) = read_topics(written)
    assert (topic.sector, topic.title) == ("Hospitality: bars", "Cellar Management")
    assert topic.outcomes == ("Keep gas and lines", "Find out why beer fobs")
    assert topic.shorts == (("CM", "cellar management"),)
    assert len(topic.phrases) == 10
    assert topic.near_misses == (
        NearMiss("Wine Service", ("bottles go off",)),
        NearMiss("Cellar Conversion", ("damp walls", "water in the basement")),
    )
    assert topic.published == (
        "Cellar Management",
        "Keep gas and lines",
        "Find out why beer fobs",
        "Cellar Management. Keep gas and lines. Find out why beer fobs",
    )


def test_a_sector_holds_until_the_next(written: Path) -> None:
    second = [line.replace("Cellar Management", "Line Cleaning") for line in TOPIC[2:]]
    third = ["== Retail: tills", *(line.replace("Cellar Management", "Till Work") for line in TOPIC[2:])]
    written.write_text("\n".join([*TOPIC, *second, *third]), encoding="utf-8")
    assert [topic.sector for topic in read_topics(written)] == ["Hospitality: bars"] * 2 + ["Retail: tills"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["- a phrase"], "line 1: outside a topic"),
        ([*TOPIC, "? what"], "line 19: a line begins with ?"),
        ([*TOPIC, "- "], "line 19: nothing behind -"),
        ([*TOPIC, "& CM"], "line 19: not `short = what it stands for`"),
        ([*TOPIC, "~ Wine Service"], "line 19: not `near miss | phrase`"),
        ([*TOPIC, "~ Wine Service | "], "line 19: not `near miss | phrase`"),
        (TOPIC[:-1], "line 3: “Cellar Management” has 1 near misses, at least 2 are wanted"),
        ([*TOPIC[:9], *MISSES], "line 3: “Cellar Management” has 3 phrases, at least 10 are wanted"),
        ([*TOPIC[:4], *TOPIC[5:]], "line 3: “Cellar Management” has 1 outcomes, at least 2 are wanted"),
        ([*TOPIC, *TOPIC[2:]], "the title “cellar management” stands there twice"),
    ],
)
def test_what_is_written_wrong_is_refused_with_its_line(lines: list[str], said: str, written: Path) -> None:
    message = fault(written, lines)
    assert message.startswith(str(written))
    assert said in message


def test_the_fingerprint_changes_with_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(TOPIC))
    before = fingerprint(tmp_path)
    (tmp_path / "b.txt").write_text("# nothing")
    assert fingerprint(tmp_path) != before


def test_the_language_covers_more_than_twelve_hundred_topics_each_named_once() -> None:
    titles = [topic.title.casefold() for topic in language()]
    assert len(titles) >= 1200
    sectors = {topic.sector.partition(":")[0] for topic in language()}
    assert len(sectors) > 16


def test_the_guide_describes_every_kind_of_line() -> None:
    guide = (LANGUAGE / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{kind}` |" in guide for kind in ("==", "=", ">", "&", "-", "~"))


def test_no_judged_query_is_a_phrase_but_for_a_few_letters() -> None:
    phrases = [phrase for topic in language() for phrase in topic.phrases]
    for query in judged():
        best = process.extractOne(query, phrases, scorer=fuzz.ratio, score_cutoff=ALIKE)
        assert best is None, (query, best)


def test_no_judged_query_means_the_same_as_a_phrase(sentence_encoder: OnnxEncoder) -> None:
    phrases = [phrase for topic in language() for phrase in topic.phrases]
    queries = judged()
    vectors, others = sentence_encoder.encode(queries), sentence_encoder.encode(phrases)
    near = [
        (query, phrases[int(np.argmax(row))])
        for query, row in zip(queries, vectors @ others.T, strict=True)
        if row.max() >= LIKENESS
    ]
    assert near == []


def judged() -> list[str]:
    return [query.query for split in ("dev", "test") for query in read_judged(QUERIES, split)]

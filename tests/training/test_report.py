"""A corpus in BEIR's layout is judged, and the bar beside the single ways is said to be held or not."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from tests.toy import ToyEncoder, toy_calibration
from training.report import OURS, beside_single_ways, evaluate_beir

DOCUMENTS = [
    {"_id": "d-weld", "title": "Welding", "text": "Weld thin pipes. Inspect the seam."},
    {"_id": "d-care", "title": "", "text": "Calm an anxious person."},
    {"_id": "d-bread", "title": "Baking", "text": ""},
]
QUERIES = [{"_id": "q1", "text": "weld thin pipes"}, {"_id": "q2", "text": "sonar"}]


def corpus(folder: Path, judged: str = "q1\td-weld\t2\nq1\td-care\t0\n") -> Path:
    made = folder / "toy"
    (made / "qrels").mkdir(parents=True)
    for name, entries in (("corpus.jsonl", DOCUMENTS), ("queries.jsonl", QUERIES)):
        (made / name).write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    (made / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + judged, encoding="utf-8")
    return made


def printed(folder: Path) -> str:
    out = Console(file=io.StringIO(), width=200)
    evaluate_beir(folder, ToyEncoder(), toy_calibration(), out)
    file = out.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_a_corpus_is_judged_by_its_queries_that_have_an_answer(tmp_path: Path) -> None:
    said = printed(corpus(tmp_path))
    assert "toy: 3 documents, 1 queries" in said
    assert said.count("1.000") == 3


def test_the_bar_beside_the_single_ways_is_said_after_the_figures(tmp_path: Path) -> None:
    assert "Ours is +0.000 beside word search alone; never more than 0.01 below it: held." in printed(corpus(tmp_path))


def test_a_folder_without_a_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        printed(tmp_path)


def test_a_line_of_judgements_with_other_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not enough values"):
        printed(corpus(tmp_path, judged="q1 d-weld 2\n"))


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        (0.62, "Ours is +0.120 beside vectors; never more than 0.01 below it: held."),
        (0.495, "Ours is -0.005 beside vectors; never more than 0.01 below it: held."),
        (0.48, "Ours is -0.020 beside vectors; never more than 0.01 below it: NOT held."),
    ],
)
def test_the_better_single_way_is_the_one_to_hold_up_to(ours: float, said: str) -> None:
    assert beside_single_ways({"words": 0.4, "vectors": 0.5, OURS: ours}) == said

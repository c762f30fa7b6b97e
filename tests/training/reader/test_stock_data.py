"""The reader's data as Rasa's stock pipeline takes them: every message on one line, its spans as entities."""

from __future__ import annotations

import json
from pathlib import Path

from runtime.yaml_file import read_yaml
from training.reader.labelled import Labelled, parse
from training.reader.stock_data import write_stock_data

MARKED = [
    parse("start | recommend | we need {need:dementia care} in {place:Perth} (soon)"),
    parse(r"list | refine+more | {change:cheaper [please]}\nand more"),
]
EXAMPLES = [Labelled("none", ("refine",), "not so far", None)]


def examples(folder: Path) -> dict[str, str]:
    return {entry["intent"]: entry["examples"] for entry in read_yaml(folder / "train.yml")["nlu"]}


def test_a_span_is_an_entity_where_it_stands(tmp_path: Path) -> None:
    write_stock_data(tmp_path, MARKED, EXAMPLES, [])
    assert examples(tmp_path)["recommend"] == "- we need [dementia care](need) in [Perth](place) soon\n"


def test_a_message_has_its_first_act_and_stands_beside_the_examples(tmp_path: Path) -> None:
    write_stock_data(tmp_path, MARKED, EXAMPLES, [])
    assert set(examples(tmp_path)) == {"recommend", "refine"}
    assert examples(tmp_path)["refine"].splitlines()[1:] == ["- not so far"]


def test_a_message_is_one_line_without_brackets_of_its_own(tmp_path: Path) -> None:
    write_stock_data(tmp_path, MARKED, [], [])
    (line,) = examples(tmp_path)["refine"].splitlines()
    assert line.startswith("- [cheaper ")
    assert line.endswith("](change) and more")
    assert line.count("[") == line.count("]") == 1


def test_the_judged_messages_keep_their_act_and_their_spans(tmp_path: Path) -> None:
    write_stock_data(tmp_path / "new", [], [], MARKED[:1])
    assert json.loads((tmp_path / "new" / "judged.json").read_text()) == [
        {
            "text": "we need dementia care in Perth (soon)",
            "act": "recommend",
            "spans": [["dementia care", "need"], ["Perth", "place"]],
        }
    ]

"""`python -m training guidance`: its figures worked out by hand, what it prints and refuses, and its questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from catalogue.records import Guidance
from catalogue.sample import sample_guidance
from index.build import build, current
from index.guidance import GuidanceIndex
from index.guidance_classes import EXAMPLES, Example, read_examples
from runtime.onnx_encoder import OnnxEncoder
from runtime.settings import settings
from tests.toy import ToyEncoder, toy_calibration
from training import questions as commands
from training.__main__ import app
from training.guidance import JUDGED, Figures, guidance_table, judge

PAY = Guidance(id="pay", title="who pays", asked=("who pays",), answer="It differs.")
LEVEL = Guidance(id="level", title="which level", asked=("which level",), answer="It differs.")

RIGHT = Example("who pays", ("pay",))  # at 1, so surely
SECOND = Example("which level", ("pay", "level"))  # what comes second in the file answers too
OTHER = Example("which level", ("pay",))  # at 1 the wrong one
LIKELY = Example("who pays for all of the goats", ("pay",))  # at 0.53: given, and not surely
UNLIKELY = Example("who keeps goats", ("pay",))  # at 0.41 the nearest, and not given
NONE = Example("goats climb", ())  # rightly nothing
NO_ANSWER = Example("which level do goats prefer", ())  # at 0.63 something where nothing answers

SAID_BY_ANYBODY = {"when does it next start?", "is there anything in gaelic?"}
"""Questions of five words that two strangers asked in the same ones, one of them in the file that is judged on."""


@pytest.fixture
def index(tmp_path: Path) -> GuidanceIndex:
    build(tmp_path, [], [], ToyEncoder(), guidance=[PAY, LEVEL])
    serving = current(tmp_path)
    assert serving
    return GuidanceIndex(serving, ToyEncoder(), toy_calibration().guidance)


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of two questions, in the place of the project's own."""
    path = tmp_path / "judged.txt"
    path.write_text("who pays | pay\nwhich level | pay\n", encoding="utf-8")
    monkeypatch.setattr(commands, "JUDGED", path)
    return path


@pytest.fixture
def built(var: Path, exported_encoder: Path) -> None:
    """An index of the two, by the embedded model."""
    var.mkdir()
    settings().onnx_folder.symlink_to(exported_encoder)
    build(settings().index_folder, [], [], OnnxEncoder(settings().onnx_folder), guidance=[PAY, LEVEL])


def run() -> Result:
    return CliRunner().invoke(app, ["guidance"])


def in_one_line(printed: str) -> str:
    """What was printed, with a title that is broken as the table is wide in one line."""
    return " ".join(printed.split())


def test_the_figures_are_shares_of_all_questions_or_of_those_that_guidance_answers(index: GuidanceIndex) -> None:
    figures = judge(index, [RIGHT, OTHER, LIKELY, UNLIKELY, NONE, NO_ANSWER])
    assert (figures.questions, figures.answered) == (6, 4)
    assert figures.first == pytest.approx(3 / 4)
    assert figures.right == pytest.approx(3 / 6)
    assert figures.surely == pytest.approx(3 / 6)
    assert figures.surely_right == pytest.approx(1 / 3)


def test_any_of_the_answers_of_a_question_is_right(index: GuidanceIndex) -> None:
    assert judge(index, [SECOND]) == Figures(1, 1, first=1, right=1, surely=1, surely_right=1)


def test_where_nothing_is_given_surely_none_of_it_is_right(index: GuidanceIndex) -> None:
    assert judge(index, [LIKELY, NONE]) == Figures(2, 1, first=1, right=1, surely=0, surely_right=0)


def test_the_table_has_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    Console().print(guidance_table(Figures(323, 160, first=0.75, right=0.718, surely=0.223, surely_right=0.917)))
    out = capsys.readouterr().out
    assert in_one_line(out).startswith("323 questions of strangers, 160 of them with guidance that answers")
    rows = dict(line.strip("│ ").split("│") for line in out.splitlines() if line.startswith("│"))
    assert {name.strip(): figure.strip() for name, figure in rows.items()} == {
        "an answer comes first, where one does": "0.750",
        "treated rightly where guidance is asked for": "0.718",
        "get one surely": "0.223",
        "of those, it answers": "0.917",
    }


@pytest.mark.usefixtures("built", "judged")
def test_the_figures_of_the_index_that_serves_are_printed() -> None:
    done = run()
    assert done.exit_code == 0, done.output
    assert in_one_line(done.stdout).startswith("2 questions of strangers, 2 of them with guidance that answers")
    assert done.stdout.count("0.500") == 3
    assert done.stdout.count("1.000") == 1


@pytest.mark.usefixtures("built")
def test_a_question_that_cannot_be_read_is_named(judged: Path) -> None:
    judged.write_text("who pays\n", encoding="utf-8")
    done = run()
    assert done.exit_code == 1
    assert done.output.startswith("judged.txt, line 1: it takes a question and ids of guidance")


def test_without_an_index_nothing_is_measured(var: Path, exported_encoder: Path) -> None:
    var.mkdir()
    settings().onnx_folder.symlink_to(exported_encoder)
    done = run()
    assert (done.exit_code, done.output) == (1, f"there is no index under {var / 'index'}: run `advisor prepare`\n")


def test_without_an_encoder_nothing_is_measured(var: Path) -> None:
    done = run()
    assert done.exit_code == 1
    assert done.output.startswith(f"There is no encoder in {var / 'encoder'} (")


@pytest.mark.parametrize("path", [EXAMPLES, JUDGED], ids=lambda path: path.name)
def test_every_answer_of_a_question_is_guidance_of_the_sample_and_some_have_none(path: Path) -> None:
    known, examples = {guidance.id for guidance in sample_guidance()}, read_examples(path)
    assert {name for example in examples for name in example.answers} <= known
    assert any(example.answers for example in examples)
    assert not all(example.answers for example in examples)


def test_no_question_that_is_judged_on_is_learned_from_but_what_anybody_asks() -> None:
    learned = {example.question.casefold() for example in read_examples(EXAMPLES)}
    judged_on = {example.question.casefold() for example in read_examples(JUDGED)}
    assert {question for question in judged_on & learned if len(question.split()) >= 5} == SAID_BY_ANYBODY

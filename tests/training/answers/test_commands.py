"""`python -m training train-answers | answers`: what it trains and prints, and what is refused in words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from runtime.settings import settings
from runtime.yaml_file import read_yaml
from tests.nlu.toy_reader import write_reader
from training import __main__ as commands
from training.answers import kept
from training.answers.asked import JUDGED

pytestmark = pytest.mark.usefixtures("var")


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The questions about one record, in the place of the project's own."""
    first = JUDGED.read_text(encoding="utf-8").split("\n\n")[0]
    (tmp_path / "few.txt").write_text(f"{first}\n", encoding="utf-8")
    monkeypatch.setattr(commands, "QUESTIONS", tmp_path)
    return tmp_path / "few.txt"


def run(*words: str) -> Result:
    return CliRunner().invoke(commands.app, words)


@pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it
@pytest.mark.usefixtures("few")
def test_training_keeps_what_was_learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "keep", partial(kept.keep, folder=tmp_path / "learned"))
    done = run("train-answers", "--epochs", "1")
    assert done.exit_code == 0, done.output
    assert "epoch 1: loss " in done.stdout
    assert "`advisor prepare` exports it." in done.stdout
    (made,) = (tmp_path / "learned").glob("*.yml")
    assert read_yaml(made)["questions"] == 7


def test_a_question_that_cannot_be_read_is_named(few: Path) -> None:
    few.write_text("## nowhere\n")
    done = run("train-answers")
    assert (done.exit_code, done.output) == (1, "few.txt, line 1: the sample has no record nowhere\n")


def test_the_figures_are_printed(var: Path, answers_folder: Path) -> None:
    var.mkdir()
    settings().answers_folder.symlink_to(answers_folder)
    write_reader(settings().reader_folder)
    done = run("answers")
    assert done.exit_code == 0, done.output
    assert "259 questions that nobody trained on" in done.stdout
    assert "768 questions that nobody trained on" in done.stdout
    assert "treated rightly" in done.stdout


def test_without_an_export_nothing_is_measured(var: Path) -> None:
    done = run("answers")
    assert done.exit_code == 1
    assert done.output.startswith(f"There is no encoder in {var / 'answers'} (")

"""`python -m training` for the reader: what it trains, exports and prints, and what is refused in words."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from index.export import EXPORT, encoder_name
from runtime.encoder_name import NAME_FILE
from runtime.settings import settings
from tests.training.scripted import ScriptedReader
from training import __main__ as commands
from training.reader import labelled as data
from training.reader.export import export_reader
from training.reader.kept import LEARNED, LEARNED_FROM, MADE_FOR, MEANING, WEIGHTS, made_for
from training.reader.labelled import fingerprint, parse

EXAMPLES = "nlu:\n- intent: greet\n  examples: |\n    - hello\n"


pytestmark = pytest.mark.usefixtures("var")


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two messages and one example, in the place of the project's own data."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "care.txt").write_text("start | recommend | {need:dementia care}\nlist | refine | {change:cheaper}\n")
    (folder / "greet.yml").write_text(EXAMPLES)
    monkeypatch.setattr(data, "MESSAGES", folder)
    monkeypatch.setattr(data, "EXAMPLES", folder)
    return folder


@pytest.fixture
def learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which weights are kept."""
    monkeypatch.setattr(commands, "LEARNED", tmp_path / "weights")
    return tmp_path / "weights"


def run(*words: str) -> Result:
    return CliRunner().invoke(commands.app, words)


@pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it
@pytest.mark.usefixtures("few")
def test_training_keeps_the_weights_with_the_data_they_learned_from(learned: Path) -> None:
    done = run("train-reader", "--epochs", "1")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("epoch 1: loss ")
    assert "`advisor prepare` exports it." in done.stdout
    assert json.loads((learned / MEANING).read_text())["acts"] == ["greet", "recommend", "refine"]
    assert (learned / LEARNED_FROM).read_text() == f"{fingerprint()}\n"
    assert (learned / WEIGHTS).is_file()


def test_a_line_that_cannot_be_learned_from_is_named_and_nothing_is_kept(few: Path, learned: Path) -> None:
    (few / "care.txt").write_text("start | recommend | {town:Perth}\n")
    done = run("train-reader")
    assert (done.exit_code, done.output) == (1, f"{few / 'care.txt'}, line 1: unknown label town\n")
    assert not learned.exists()


def test_a_reader_that_is_up_to_date_is_not_exported_again(var: Path) -> None:
    (var / "reader").mkdir(parents=True)
    (var / "reader" / MADE_FOR).write_text(made_for(LEARNED))
    done = run("export-reader")
    assert (done.exit_code, done.output) == (0, "")


def test_without_weights_the_export_is_refused_with_what_makes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "export_reader", partial(export_reader, learned=tmp_path / "nowhere"))
    done = run("export-reader")
    assert done.exit_code == 1
    assert done.output.startswith("The reader cannot be exported (")
    assert done.output.endswith("`advisor train reader` makes its weights again.\n")


@pytest.mark.parametrize("command", ["evaluate", "calibrate"])
def test_without_a_reader_nothing_is_measured(command: str, var: Path, exported_encoder: Path) -> None:
    shutil.copytree(exported_encoder, settings().onnx_folder)
    assert (settings().onnx_folder / NAME_FILE).read_text() == f"{encoder_name()}\nexport {EXPORT}\n"
    done = run(command)
    assert done.exit_code == 1
    assert done.output.startswith(f"There is no reader in {var / 'reader'} (")


def test_without_a_reader_no_understanding_is_measured(var: Path) -> None:
    done = run("understanding")
    assert done.exit_code == 1
    assert done.output.startswith(f"There is no reader in {var / 'reader'} (")


def test_the_understanding_is_printed_a_figure_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = [parse("list | refine | {change:cheaper}"), parse("start | out_of_scope | write me a rhyme")]
    monkeypatch.setattr(commands, "the_reader", lambda: ScriptedReader({"{change:cheaper}": "recommend"}))
    monkeypatch.setattr(commands, "judged", lambda **_: judged)
    done = run("understanding")
    assert done.exit_code == 0, done.output
    lines = {
        name.strip(): figure.strip()
        for name, figure in (
            line.split("\u2502")[1:3] for line in done.output.splitlines() if line.count("\u2502") == 3
        )
    }
    assert lines["act, with its context"] == "0.500"
    assert lines["change"] == "1.000"
    assert lines["refine taken for recommend"] == "1"


@pytest.mark.usefixtures("few")
def test_the_data_of_the_stock_pipeline_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "judged", list)
    assert run("stock-data", str(tmp_path / "stock")).exit_code == 0
    assert {path.name for path in (tmp_path / "stock").iterdir()} == {"train.yml", "judged.json"}

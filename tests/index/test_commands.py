"""`python -m index`: what it prints when there is something to do, nothing to do, and nothing there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from catalogue.reference import apply_reference
from catalogue.skills import read_skills
from catalogue.store import apply_credentials
from index.__main__ import app
from index.build import build, current
from index.export import EXPORT
from index.skills import skill_passages
from index.topics import language
from runtime.database import Base, make_engine, make_sessions
from runtime.encoder_name import NAME_FILE
from runtime.onnx_encoder import MODEL_FILE
from runtime.settings import settings
from tests.index.made import credential, term
from tests.toy import ToyEncoder

WELDING = credential("weld", "Pipe Welding [advanced]", "Weld thin [/steel] pipes.")
CARE = credential("care", "Dementia Care", "Calm an anxious person.")
RPL = term("rpl", "RPL", definition="Credit for what is known.")


@pytest.fixture(scope="module")
def var(exported_encoder: Path, answers_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place for everything that is made, with a small catalogue and an encoder that was exported before."""
    folder = tmp_path_factory.mktemp("var")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADVISOR_VAR", str(folder))
        patch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{folder / 'advisor.db'}")
        patch.setenv("COLUMNS", "200")
        settings.cache_clear()
        engine = make_engine(settings().database)
        Base.metadata.create_all(engine)
        with make_sessions(engine).begin() as session:
            apply_credentials(session, [WELDING, CARE])
            apply_reference(session, terms=[RPL], providers=[], funding=[], guidance=[])
        engine.dispose()
        settings().onnx_folder.symlink_to(exported_encoder)
        settings().answers_folder.symlink_to(answers_folder)
        yield folder
    settings.cache_clear()


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place where nothing was made yet."""
    monkeypatch.setenv("ADVISOR_VAR", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_without_an_index_a_search_says_how_to_make_one(empty: Path) -> None:
    done = run("search", "welding")
    assert done.exit_code == 1
    assert "There is no index yet: run `python -m index prepare` first." in done.output


def test_without_an_encoder_a_search_says_how_to_make_one(empty: Path) -> None:
    build(settings().index_folder, [WELDING], [], ToyEncoder())
    done = run("search", "welding")
    assert done.exit_code == 1
    assert (
        f"There is no encoder in {settings().onnx_folder} (model.onnx is missing). Run `advisor prepare`."
        in done.output
    )


def test_with_a_damaged_encoder_nothing_is_built(empty: Path, exported_encoder: Path) -> None:
    shutil.copytree(exported_encoder, settings().onnx_folder)
    (settings().onnx_folder / MODEL_FILE).write_bytes(b"half of a model")
    done = run("prepare")
    assert done.exit_code == 1
    assert f"The encoder in {settings().onnx_folder} cannot be read" in done.output
    assert current(settings().index_folder) is None


@pytest.mark.filterwarnings("ignore")  # torch announces its next exporter
def test_with_damaged_weights_of_the_encoder_nothing_is_built(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "all-MiniLM-L6-v2.safetensors"
    damaged.write_bytes(b"half of what was learned")
    monkeypatch.setattr("index.export.weights_of", lambda *_: damaged)
    done = run("prepare")
    assert done.exit_code == 1
    assert "cannot be read" in done.output
    assert "`advisor train encoder` makes it anew" in " ".join(done.output.split())
    assert current(settings().index_folder) is None


def test_without_a_calibration_of_its_encoder_nothing_is_built(
    empty: Path, exported_encoder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_SENTENCE_MODEL", "other-model")
    settings.cache_clear()
    shutil.copytree(exported_encoder, settings().onnx_folder)
    (settings().onnx_folder / NAME_FILE).write_text(f"other-model\nexport {EXPORT}\n")
    done = run("prepare")
    assert done.exit_code == 1
    assert "There is no calibration for the encoder other-model" in done.output
    assert current(settings().index_folder) is None


def test_a_search_without_words_says_what_it_needs(var: Path) -> None:
    done = run("search")
    assert done.exit_code == 2
    assert "words" in done.output


def test_without_a_command_the_commands_are_listed() -> None:
    assert all(name in run().output for name in ("prepare", "search"))


@pytest.fixture(scope="module")
def prepared(var: Path) -> Result:
    return run("prepare")


def test_preparing_says_what_was_built(prepared: Result) -> None:
    assert prepared.exit_code == 0, prepared.output
    named = {passage.text for skill in read_skills().skills for passage in skill_passages(skill)}
    topics = language()
    texts = 8 + len(named) + len({text for topic in topics for text in (topic.title, topic.published[-1])})
    said = re.search(r"Index built: 2 credentials, (\d+) texts, (\d+) encoded\.", prepared.output)
    assert said
    assert said[1] == said[2]
    assert int(said[1]) >= texts  # and the phrases that the records borrow from their nearest topics


def test_preparing_makes_the_skills_part_of_the_index(prepared: Result) -> None:
    folder = current(settings().index_folder)
    assert folder is not None
    assert (folder / "skills.jsonl").read_text("utf-8").count("\n") == len(read_skills().skills)


def test_preparing_again_has_nothing_to_say(prepared: Result) -> None:
    again = run("prepare")
    assert (again.exit_code, again.stdout.strip()) == (0, "")


def test_a_search_shows_the_records_own_words_letter_for_letter(prepared: Result) -> None:
    done = run("search", "weld", "steel", "pipes")
    assert done.exit_code == 0, done.output
    assert "Pipe Welding [advanced] (Forth College)" in done.output
    assert "learning_outcomes: Weld thin [/steel] pipes." in done.output
    assert "Dementia" not in done.output


def test_a_search_that_finds_nothing_says_so(prepared: Result) -> None:
    done = run("search", "nuclear submarine sonar")
    assert (done.exit_code, done.stdout.strip()) == (0, "Nothing in the catalogue answers this.")

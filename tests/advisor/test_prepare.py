"""What is done before the processes start, and the environment that they get."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from pydantic import SecretStr
from rich.console import Console

import hub.models  # noqa: F401  the migrated database has the tables of every package
from advisor.prepare import (
    TRAINED_FROM,
    StepFailed,
    build_index,
    environment,
    export_reader,
    load,
    prepare,
    train,
    training_hash,
)
from advisor.schema import migrate
from hub.staff import everybody
from runtime.database import make_engine, make_sessions
from runtime.settings import Settings
from tests.advisor.conftest import Program
from training.reader.kept import LEARNED, MADE_FOR, made_for

TRAINS = """echo "$@" >> "$ADVISOR_VAR/asked"
while [ $# -gt 0 ]; do
    case $1 in --out) out=$2 ;; --fixed-model-name) name=$2 ;; esac
    shift
done
mkdir -p "$out" && echo a model > "$out/$name.tar.gz"
"""
FAILS = "echo 'the domain is broken'\nexit 1"
MAKES_NOTHING = "exit 0"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one file under each name that the model is made from."""
    for name in TRAINED_FROM:
        path = tmp_path / "project" / name if Path(name).suffix else tmp_path / "project" / name / "greet.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"content of {name}")
    return tmp_path / "project"


@pytest.fixture
def console() -> Console:
    return Console(file=io.StringIO())


def test_a_catalogue_of_words_that_is_in_no_order_stops_all_before_anything_is_made(
    chosen: Settings, console: Console, tmp_path: Path
) -> None:
    (tmp_path / "languages" / "gd").mkdir(parents=True)
    more = chosen.model_copy(update={"languages": tmp_path / "languages", "var": tmp_path / "var"})
    with pytest.raises(StepFailed, match=r"gd/words\.po: it cannot be opened\. See docs/languages\.md"):
        prepare(more, console)
    assert not (tmp_path / "var").exists()


def test_no_login_is_made_by_itself(chosen: Settings) -> None:
    migrate(chosen.database)
    assert load(chosen) is not None
    engine = make_engine(chosen.database)
    with make_sessions(engine)() as session:
        assert everybody(session) == []
    engine.dispose()


@pytest.mark.parametrize(
    "name",
    ["config.yml", "domain.yml", "data/greet.yml", "nlu/greet.yml", "runtime/onnx_session.py", "requirements/rasa.txt"],
)
def test_another_content_makes_another_model(root: Path, name: str) -> None:
    before = training_hash(root)
    (root / name).write_text("something else")
    assert training_hash(root) != before


def test_a_new_file_makes_another_model(root: Path) -> None:
    before = training_hash(root)
    (root / "data" / "request.yml").write_text("")
    assert training_hash(root) != before


def test_labelled_messages_make_no_other_model_because_the_reader_alone_learns_from_them(root: Path) -> None:
    before = training_hash(root)
    (root / "data" / "messages").mkdir()
    (root / "data" / "messages" / "care.txt").write_text("start | recommend | {need:dementia care}\n")
    assert training_hash(root) == before


def test_a_file_of_another_name_makes_another_model(root: Path) -> None:
    before = training_hash(root)
    (root / "data" / "greet.yml").rename(root / "data" / "hello.yml")
    assert training_hash(root) != before


def test_a_later_date_makes_no_other_model(root: Path) -> None:
    before = training_hash(root)
    os.utime(root / "domain.yml", (2e9, 2e9))
    assert training_hash(root) == before


def test_what_python_leaves_behind_makes_no_other_model(root: Path) -> None:
    before = training_hash(root)
    (root / "nlu" / "__pycache__").mkdir()
    (root / "nlu" / "__pycache__" / "encoder.pyc").write_text("x")
    assert training_hash(root) == before


def test_the_same_project_elsewhere_has_the_same_model(root: Path) -> None:
    before = training_hash(root)
    assert training_hash(root.rename(root.with_name("elsewhere"))) == before


def test_a_model_is_trained_when_there_is_none(chosen: Settings, console: Console, program: Program) -> None:
    model = train(chosen, console, program(TRAINS))
    assert model == chosen.rasa_models / f"{training_hash()}.tar.gz"
    assert model.read_text() == "a model\n"


def test_a_model_that_is_there_is_not_trained_again(chosen: Settings, console: Console, program: Program) -> None:
    rasa = program(TRAINS)
    assert train(chosen, console, rasa) == train(chosen, console, rasa)
    assert len((chosen.var / "asked").read_text().splitlines()) == 1


def test_without_rasa_the_step_fails_and_says_what_to_do(chosen: Settings, console: Console, tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="make setup"):
        train(chosen, console, tmp_path / "not-installed")


def test_a_failed_training_says_where_the_reason_is(chosen: Settings, console: Console, program: Program) -> None:
    with pytest.raises(StepFailed, match=r"train\.log"):
        train(chosen, console, program(FAILS))
    assert "the domain is broken" in (chosen.var / "log" / "train.log").read_text()


def test_a_training_that_leaves_no_model_failed(chosen: Settings, console: Console, program: Program) -> None:
    with pytest.raises(StepFailed, match="could not be trained"):
        train(chosen, console, program(MAKES_NOTHING))


def test_an_index_that_cannot_be_built_fails_the_step(chosen: Settings, program: Program) -> None:
    with pytest.raises(StepFailed, match="index could not be built"):
        build_index(chosen, str(program(FAILS)))


def test_the_index_is_built_by_a_process_of_its_own(chosen: Settings, program: Program) -> None:
    build_index(chosen, str(program('echo "$@" > "$ADVISOR_VAR/asked"')))
    assert (chosen.var / "asked").read_text() == "-m index prepare\n"


def test_the_dialogue_is_trained_on_the_examples_and_the_rules(
    chosen: Settings, console: Console, program: Program
) -> None:
    train(chosen, console, program(TRAINS))
    asked = (chosen.var / "asked").read_text().split()
    assert asked[asked.index("--data") + 1 : asked.index("--out")] == ["data/nlu", "data/rules"]


def test_the_reader_is_exported_by_a_process_of_its_own(chosen: Settings, program: Program) -> None:
    export_reader(chosen, str(program('echo "$@" > "$ADVISOR_VAR/asked"')))
    assert (chosen.var / "asked").read_text() == "-W ignore -m training export-reader\n"


def test_a_reader_that_is_exported_already_is_not_exported_again(chosen: Settings, program: Program) -> None:
    chosen.reader_folder.mkdir(parents=True)
    (chosen.reader_folder / MADE_FOR).write_text(made_for(LEARNED))
    export_reader(chosen, str(program('echo "$@" > "$ADVISOR_VAR/asked"')))
    assert not (chosen.var / "asked").exists()


def test_a_reader_of_other_weights_is_exported_again(chosen: Settings, program: Program) -> None:
    chosen.reader_folder.mkdir(parents=True)
    (chosen.reader_folder / MADE_FOR).write_text("other weights\n")
    export_reader(chosen, str(program('echo "$@" > "$ADVISOR_VAR/asked"')))
    assert (chosen.var / "asked").exists()


def test_a_reader_that_cannot_be_exported_fails_the_step(chosen: Settings, program: Program) -> None:
    with pytest.raises(StepFailed, match="reader could not be exported"):
        export_reader(chosen, str(program(FAILS)))


def test_the_environment_carries_the_settings(chosen: Settings) -> None:
    variables = environment(chosen.model_copy(update={"web_port": 8123, "public_url": "https://advisor.example"}))
    assert variables["ADVISOR_WEB_PORT"] == "8123"
    assert variables["ADVISOR_VAR"] == str(chosen.var)
    assert variables["ADVISOR_PUBLIC_URL"] == "https://advisor.example"


def test_the_environment_says_nothing_of_what_is_not_set(chosen: Settings) -> None:
    variables = environment(chosen)
    assert "None" not in variables.values()
    assert not {"ADVISOR_TELEGRAM_TOKEN", "ADVISOR_PUBLIC_URL", "ADVISOR_DATABASE_URL"} & set(variables)


SECRETS = ("telegram_token", "telegram_webhook_secret", "smtp_password", "metrics_token", "oidc_client_secret")


@pytest.mark.parametrize("name", SECRETS)
def test_the_environment_carries_a_secret_itself_and_not_its_stars(chosen: Settings, name: str) -> None:
    variables = environment(chosen.model_copy(update={name: SecretStr("123456:token")}))
    assert variables[f"ADVISOR_{name.upper()}"] == "123456:token"


def test_every_setting_that_is_a_secret_is_tried_here() -> None:
    secrets = {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert secrets == {*SECRETS}


def test_a_process_reads_the_settings_that_it_is_given(chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    given = chosen.model_copy(
        update={
            "telegram_token": SecretStr("123456:token"),
            "widget_origins": ("https://a.example", "https://b.example"),
        }
    )
    for name, value in environment(given).items():
        monkeypatch.setenv(name, value)
    assert Settings(_env_file=None) == given


def test_the_environment_points_rasa_at_what_is_ours(chosen: Settings) -> None:
    variables = environment(chosen.model_copy(update={"actions_port": 5155}))
    assert variables["ADVISOR_ACTIONS_WEBHOOK"] == "http://127.0.0.1:5155/webhook"
    assert variables["ADVISOR_TRACKER_DATABASE"] == f"sqlite:///{chosen.var / 'rasa.db'}"
    assert variables["ADVISOR_READER_FOLDER"] == str(chosen.var / "reader")

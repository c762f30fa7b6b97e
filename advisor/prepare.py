"""The steps before the processes start; each is skipped when its result is there already."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from sqlalchemy.orm import Session

from advisor.schema import migrate
from catalogue.reports import Changes
from catalogue.sample import load_sample
from hub.likeness import not_encoded
from hub.new_offers import is_behind
from runtime.database import hold_others, make_engine, make_sessions
from runtime.encoder_name import name_of_encoder
from runtime.fingerprint import fingerprint
from runtime.settings import ROOT, Settings
from training.reader.kept import is_exported

TRAINED_FROM = ("config.yml", "domain.yml", "data", "nlu", "runtime/onnx_session.py", "requirements/rasa.txt")
log = logging.getLogger(__name__)

RASA = ROOT / ".venv-rasa" / "bin" / "rasa"
RASA_PYTHON = RASA.with_name("python")


class StepFailed(Exception):
    """A step could not be done; the text tells the operator what to do about it."""


def prepare(chosen: Settings, console: Console) -> Path:
    """Migrate, load the sample into an empty catalogue, build the index, export the reader, train Rasa.

    Returns the path of the Rasa model. Raises StepFailed.
    """
    from bot.languages import BrokenCatalogue, read_languages  # here: other commands need none of what it loads

    try:
        read_languages(chosen.language, chosen.languages)
    except BrokenCatalogue as error:
        raise StepFailed(f"{error}. See docs/languages.md.") from error
    chosen.var.mkdir(parents=True, exist_ok=True)
    migrate(chosen.database)
    changes = load(chosen)
    if changes and (changes.added or changes.changed or changes.removed):
        console.print(f"Sample catalogue: {changes}.")
    renew_index(chosen)
    export_reader(chosen)
    return train(chosen, console)


def load(chosen: Settings) -> Changes | None:
    """Put the sample into an empty catalogue, or bring an untouched one up to date; what changed, or None."""
    engine = make_engine(chosen.database)
    try:
        with make_sessions(engine).begin() as session:
            hold_others(session, "sample")
            return load_sample(session)
    finally:
        engine.dispose()


def build_index(chosen: Settings, python: str | None = None) -> None:
    """Run the index command as a separate process, so that the caller imports no encoder. Raises StepFailed."""
    words = [python or sys.executable, "-m", "index", "prepare"]
    done = subprocess.run(words, cwd=ROOT, env=environment(chosen), check=False)
    if done.returncode:
        raise StepFailed("The index could not be built; the message above says why. Mend that and run this again.")


def renew_index(chosen: Settings, python: str | None = None) -> None:
    """Build the index, and bring the requests of employers up to it. Raises StepFailed.

    Requests are compared with what is new in it, and get the vectors that they lack, only where there is something to
    do, in processes of their own because these load the encoder. The index serves whether or not that succeeds.
    """
    build_index(chosen, python)
    engine = make_engine(chosen.database)
    try:
        with make_sessions(engine)() as session:
            waiting = {"advisor.comparing": is_behind(session), "advisor.meaning": _lacks_vectors(session, chosen)}
    finally:
        engine.dispose()
    for module in (module for module, waits in waiting.items() if waits):
        words = [python or sys.executable, "-m", module]
        if subprocess.run(words, cwd=ROOT, env=environment(chosen), check=False).returncode:
            log.warning("requests were not brought up to the index by %s; the next build tries it again", module)


def _lacks_vectors(session: Session, chosen: Settings) -> bool:
    try:
        encoder = name_of_encoder(chosen.onnx_folder)
    except (OSError, IndexError):  # `advisor doctor` says what is wrong with it
        return False
    return bool(not_encoded(session, encoder))


def export_reader(chosen: Settings, python: str | None = None) -> None:
    """Export the reader of messages, where that is not done, as a separate process. Raises StepFailed."""
    if is_exported(chosen.reader_folder):
        return
    words = [python or sys.executable, "-W", "ignore", "-m", "training", "export-reader"]
    if subprocess.run(words, cwd=ROOT, env=environment(chosen), check=False).returncode:
        raise StepFailed("The reader could not be exported; the message above says why. Mend that and run this again.")


def train(chosen: Settings, console: Console, rasa: Path = RASA) -> Path:
    """The Rasa model for the present data, domain and configuration; it is trained where there is none yet.

    Raises StepFailed.
    """
    model = chosen.rasa_models / f"{training_hash()}.tar.gz"
    if model.exists():
        return model
    if not rasa.exists():
        raise StepFailed("Rasa is not installed; run `make setup` first.")
    log = logs(chosen) / "train.log"
    words = ["train", "--config", "config.yml", "--domain", "domain.yml", "--data", "data/nlu", "data/rules"]
    words += ["--out", str(chosen.rasa_models), "--fixed-model-name", model.name.removesuffix(".tar.gz")]
    with console.status("Training the dialogue (half a minute) ..."), log.open("w") as file:
        done = subprocess.run(
            [str(rasa), *words], cwd=ROOT, env=environment(chosen), stdout=file, stderr=file, check=False
        )
    if done.returncode or not model.exists():
        raise StepFailed(f"Rasa could not be trained. The reason stands at the end of {log}.")
    console.print("Dialogue trained.")
    return model


def training_hash(root: Path = ROOT) -> str:
    """The fingerprint of the files that the model is made from."""
    return fingerprint((str(path.relative_to(root)), path) for path in _files(root))


def _files(root: Path) -> Iterator[Path]:
    for name in TRAINED_FROM:
        path = root / name
        yield from sorted(p for p in path.rglob("*") if p.suffix in {".py", ".yml"}) if path.is_dir() else [path]


def environment(chosen: Settings) -> dict[str, str]:
    """The environment variables of every process that is started: the settings, and libraries that print nothing."""
    given = {
        f"ADVISOR_{name.upper()}": json.dumps(value) if isinstance(value, list) else str(value)
        for name, value in chosen.model_dump(mode="json").items()
        if value
    }
    # a secret is dumped as stars
    secrets = {name: value for name, value in chosen if isinstance(value, SecretStr)}
    given |= {f"ADVISOR_{name.upper()}": secret.get_secret_value() for name, secret in secrets.items()}
    return {
        **os.environ,
        **given,
        "ADVISOR_ACTIONS_WEBHOOK": f"{chosen.actions_url}/webhook",
        "ADVISOR_TRACKER_DATABASE": chosen.tracker_database,
        "ADVISOR_REDIS_URL": chosen.redis_url,
        "ADVISOR_READER_FOLDER": str(chosen.reader_folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "RASA_CACHE_DIRECTORY": str(chosen.var / "rasa-cache"),
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TOKENIZERS_PARALLELISM": "false",
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }


def logs(chosen: Settings) -> Path:
    """The folder of the log files; it is made where it is missing."""
    folder = chosen.var / "log"
    folder.mkdir(parents=True, exist_ok=True)
    return folder

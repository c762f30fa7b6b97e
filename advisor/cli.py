"""`advisor`: the command of the people who run the hub."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from advisor.backup import backup as write_backup
from advisor.backup import restore as restore_backup
from advisor.catalogue_commands import catalogue
from advisor.digest_command import digest
from advisor.erasure_commands import copy, erase
from advisor.lesson_commands import lessons
from advisor.prepare import StepFailed, environment, prepare
from advisor.retention_command import retention
from advisor.staff_commands import staff
from advisor.supervise import running
from advisor.terminal import console, fail, read_settings
from advisor.words_command import words
from runtime.settings import ROOT

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The micro-credential advisor.")
app.add_typer(staff, name="staff")
app.add_typer(catalogue, name="catalogue")
app.command(name="erase")(erase)
app.command(name="copy")(copy)
app.command(name="retention")(retention)
app.command(name="digest")(digest)
app.command(name="lessons")(lessons)
app.command(name="words")(words)
train = typer.Typer(no_args_is_help=True, help="Train a model on the project's own data.")
app.add_typer(train, name="train")


@app.command()
def up() -> None:
    """Prepare what is missing, start every process, and say where to click."""
    chosen = read_settings()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        model = prepare(chosen, console)
        console.print("Starting (Rasa takes half a minute) ...")
        with running(chosen, model, stop) as supervisor:
            console.print(
                f"\n  The advisor    {chosen.web_url}/\n  The console    {chosen.web_url}/console/\n"
                "\n  A staff login: make staff EMAIL=you@example.org\n  Ctrl-C stops everything.\n"
            )
            while supervisor.poll() is None and not stop.wait(1):
                pass
    except StepFailed as error:
        fail(str(error))


@app.command(name="prepare")
def prepare_only() -> None:
    """Do everything that `up` does before it starts the processes."""
    try:
        prepare(read_settings(), console)
    except StepFailed as error:
        fail(str(error))


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="the file to write, such as backup.tar.gz")]) -> None:
    """Write all that people said to one file; the advisor may run."""
    try:
        write_backup(read_settings(), file)
    except StepFailed as error:
        fail(str(error))
    console.print(f"Backed up to {file}. It holds personal data.", markup=False, highlight=False)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="a file that `advisor backup` wrote")],
    replace: Annotated[bool, typer.Option("--replace", help="also where there is a database already")] = False,
) -> None:
    """Put a backup in its place; the advisor must not run. `advisor up` then builds the rest again."""
    try:
        restore_backup(read_settings(), file, replace=replace)
    except StepFailed as error:
        fail(str(error))
    console.print(f"Restored from {file}.", markup=False, highlight=False)


@app.command()
def doctor() -> None:
    """Look for what keeps the advisor from running, and say how to mend it. Nothing is changed."""
    from advisor.doctor import report  # what it examines takes 90 MB to load: no other command pays for it

    report()


@app.command(name="eval")
def evaluate(
    corpus: Annotated[
        Path | None,
        typer.Argument(help="a folder in BEIR's layout (corpus.jsonl, queries.jsonl, qrels/test.tsv); else the sample"),
    ] = None,
) -> None:
    """Print how good the search is on judged queries, beside word search alone and vectors alone."""
    _train("evaluate", *([str(corpus)] if corpus else []))


@app.command()
def bench(rounds: Annotated[int, typer.Option(help="conversations of each", min=2)] = 60) -> None:
    """Print how quick the advisor is beside a stock Rasa assistant, both started here and asked in turn (minutes)."""
    from advisor.bench import bench as run_bench  # it loads numpy, which no other command needs

    try:
        run_bench(read_settings(), rounds, console)
    except StepFailed as error:
        fail(str(error))


@app.command()
def calibrate() -> None:
    """Work out the thresholds and weights of the configured sentence model from the judged data (minutes)."""
    _train("calibrate")


@train.command(name="reader")
def train_reader(
    further: Annotated[
        bool, typer.Option("--further", help="learn only from the files that changed, and keep what is known")
    ] = False,
) -> None:
    """Train the reader of messages on data/messages and data/nlu (minutes)."""
    _train("train-reader", *(["--further"] if further else []))


@train.command(name="encoder")
def train_encoder() -> None:
    """Train the sentence model on how employers speak, data/language (minutes)."""
    _train("train-encoder")


@train.command(name="answers")
def train_answers() -> None:
    """Train what answers questions about a course from its record, on data/questions (minutes)."""
    _train("train-answers")


def _train(*words: str) -> NoReturn:
    """Run a command of the training room as a process of its own, and end as it ends."""
    command = [sys.executable, "-W", "ignore", "-m", "training", *words]
    raise typer.Exit(subprocess.run(command, cwd=ROOT, env=environment(read_settings()), check=False).returncode)

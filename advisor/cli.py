"""`advisor`: the command of the people who run the hub."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError
from rich.console import Console

from advisor.catalogue_commands import UnknownFormat, export_catalogue, print_ids, print_problems, shown_progress
from advisor.prepare import StepFailed, build_index, environment, migrate, prepare
from advisor.supervise import running
from catalogue.exporters import FORMATS as EXPORTS
from catalogue.feeds import Replace, import_feed
from catalogue.importers import FORMATS as IMPORTS
from catalogue.importers import UnclearFormat, UnreadableFile
from hub.staff import EmailTaken, InvalidEmail, WeakPassword, add_staff
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import ROOT, Settings, settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The micro-credential advisor.")
staff = typer.Typer(no_args_is_help=True, help="Who may sign in to the console.")
catalogue = typer.Typer(no_args_is_help=True, help="The catalogue of credentials.")
app.add_typer(staff, name="staff")
app.add_typer(catalogue, name="catalogue")
console = Console()

REPLACE = "also remove what is not in the file: with --source, of that source only; without, of the whole catalogue"


@app.command()
def up() -> None:
    """Prepare what is missing, start every process, and say where to click."""
    chosen = _settings()
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
        _fail(str(error))


@app.command(name="prepare")
def prepare_only() -> None:
    """Do everything that `up` does before it starts the processes."""
    try:
        prepare(_settings(), console)
    except StepFailed as error:
        _fail(str(error))


@staff.command(name="add")
def add_login(
    email: Annotated[str, typer.Argument(help="the address to sign in with")],
    name: Annotated[str, typer.Option(help="the name colleagues see")] = "",
    password_stdin: Annotated[bool, typer.Option(help="read the password from standard input")] = False,
) -> None:
    """Make a login for the console. The password is asked for and never shown."""
    chosen = _settings()
    if "@" not in email:
        _fail("Say which address signs in: make staff EMAIL=you@example.org")
    if password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = typer.prompt("Password (12 characters or more)", hide_input=True, confirmation_prompt=True)
    try:
        with _sessions(chosen).begin() as session:
            add_staff(session, email=email, name=name or email.partition("@")[0], password=password)
    except (EmailTaken, InvalidEmail, WeakPassword) as error:
        _fail(str(error))
    console.print(f"{email} can sign in at {chosen.web_url}/console/")


@catalogue.command(name="import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="a feed: CSV, XCRI-CAP 1.2 or schema.org")],
    format: Annotated[
        str | None, typer.Option(metavar="|".join(IMPORTS), help="what the file is, where it does not show")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace/--merge", help=REPLACE)] = False,
    dry_run: Annotated[bool, typer.Option(help="say what would change, and change nothing")] = False,
    source: Annotated[str | None, typer.Option(help="where the records come from")] = None,
    index: Annotated[bool, typer.Option(help="build the search index again; leave it for the last of several")] = True,
) -> None:
    """Take credentials in: all of the file, or nothing when any of it is bad."""
    chosen = _settings()
    goes = Replace.NOTHING if not replace else Replace.ALL if source is None else Replace.SOURCE
    try:
        with _sessions(chosen)() as session:
            with shown_progress(file, console) as progress:
                report = import_feed(
                    session, file, replace=goes, source=source, format=format, write=not dry_run, progress=progress
                )
            if report.problem_count:
                print_problems(report, console)
                _fail(f"{report.problem_count} problem{'s' * (report.problem_count > 1)}; nothing was changed.")
            if dry_run:
                print_ids(report.changes, console)
                console.print(f"Would be: {report.changes}. Nothing was changed.")
                return
            session.commit()
    except UnclearFormat as error:
        _fail(f"{error} with --format {'|'.join(IMPORTS)}. Nothing was changed.")
    except UnreadableFile as error:
        _fail(f"{error}. Nothing was changed.")
    console.print(f"{report.changes}.")
    if not index:
        return
    try:
        build_index(chosen)
    except StepFailed as error:
        _fail(str(error))


@catalogue.command(name="export")
def export_file(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="the file to write; one that is there is replaced")],
    format: Annotated[
        str | None,
        typer.Option(metavar="|".join(EXPORTS), help="otherwise by name: .csv, or .json for schema-org"),
    ] = None,
) -> None:
    """Write the whole catalogue as CSV, schema.org courses or learning opportunities of the European Learning Model."""
    try:
        with _sessions(_settings())() as session:
            number = export_catalogue(session, file, format)
    except UnknownFormat as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{file} cannot be written: {error.strerror}")
    console.print(f"{number} credentials written to {file}", highlight=False, markup=False)


@app.command(name="eval")
def evaluate(
    corpus: Annotated[
        Path | None,
        typer.Argument(help="a folder in BEIR's layout (corpus.jsonl, queries.jsonl, qrels/test.tsv); else the sample"),
    ] = None,
) -> None:
    """Print how good the search is on judged queries, beside word search alone and vectors alone."""
    words = [sys.executable, "-W", "ignore", "-m", "training", "evaluate", *([str(corpus)] if corpus else [])]
    raise typer.Exit(subprocess.run(words, cwd=ROOT, env=environment(_settings()), check=False).returncode)


def _sessions(chosen: Settings) -> Sessions:
    """The database at the newest schema, made when there is none yet."""
    chosen.var.mkdir(parents=True, exist_ok=True)
    migrate(chosen.database)
    return make_sessions(make_engine(chosen.database))


def _settings() -> Settings:
    try:
        return settings()
    except SettingsError as error:  # a list that is no JSON
        field = re.search(r'field "(\w+)"', str(error))
        _fail(
            f"A setting is wrong{f': ADVISOR_{field[1].upper()}' if field else ''}: it must be a JSON list, such as []"
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        _fail(f"A setting is wrong{f': ADVISOR_{name.upper()}' if name else ''}: {first['msg']}")


def _fail(text: str) -> NoReturn:
    console.print(text, style="red", markup=False, highlight=False)
    raise typer.Exit(1)

"""`python -m index prepare | search WORDS`: the work that needs the encoder, as a command of its own."""

from __future__ import annotations

from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from catalogue.edits.phrasing import read_phrasing
from catalogue.revisions import catalogue_revision
from catalogue.skills import read_skills
from catalogue.store import read_credentials, read_guidance, read_terms
from index.adapters import BadAdapters
from index.answers import LEARNED
from index.build import build, current
from index.calibration import BadCalibration, Calibration, NoCalibration, load
from index.export import export_onnx
from index.guidance_classes import BadExamples, Example, read_examples
from index.revision import alone, write_revision
from index.search import CredentialIndex
from index.topics import BadLanguage, Topic, language
from runtime.database import make_engine, make_sessions
from runtime.onnx_encoder import NoEncoder, OnnxEncoder
from runtime.settings import Settings, settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The semantic index of the catalogue.")
console = Console()


@app.command()
def prepare() -> None:
    """Export the encoder, and that which finds answers, and build the index, as far as any is not there yet."""
    chosen = settings()
    try:
        if export_onnx(chosen.onnx_folder, chosen.sentence_model):
            console.print("Encoder exported.")
        encoder = _encoder(chosen)
        _calibration(encoder.name, chosen)  # without it the build could not serve
        with alone(chosen.index_folder):
            _build(chosen, encoder)
        export_onnx(chosen.answers_folder, adapters=LEARNED)
    except BadAdapters as error:
        _fail(str(error))


def _build(chosen: Settings, encoder: OnnxEncoder) -> None:
    engine = make_engine(chosen.database)
    with make_sessions(engine)() as session:
        revision = catalogue_revision(session)  # read first, so that a change during the build is seen by the next look
        credentials, terms, guidance = read_credentials(session), read_terms(session), read_guidance(session)
        phrasing = read_phrasing(session)
    engine.dispose()
    with Progress(console=console, transient=True) as bars:
        bar = bars.add_task("Encoding the catalogue", total=None)
        done = build(
            chosen.index_folder,
            credentials,
            terms,
            encoder,
            lambda count, total: bars.update(bar, completed=count, total=total),
            skills=read_skills().skills,
            guidance=guidance,
            examples=_examples(),
            topics=_topics(),
            phrasing=phrasing,
        )
    write_revision(chosen.index_folder, revision)
    if done.fresh:
        console.print(f"Index built: {len(credentials)} credentials, {done.texts} texts, {done.encoded} encoded.")


def _examples() -> list[Example]:
    try:
        return read_examples()
    except BadExamples as error:
        _fail(str(error))


def _topics() -> list[Topic]:
    try:
        return language()
    except BadLanguage as error:
        _fail(str(error))


@app.command()
def search(words: Annotated[list[str], typer.Argument(help="a need, in plain words")]) -> None:
    """Show what the catalogue answers to a need, with reasons."""
    chosen = settings()
    folder = current(chosen.index_folder)
    if folder is None:
        _fail("There is no index yet: run `python -m index prepare` first.")
    encoder = _encoder(chosen)
    index = CredentialIndex(folder, encoder, _calibration(encoder.name, chosen))
    result = index.search([" ".join(words)])
    for hit in result.hits[:10]:
        _say(f"{hit.score:.2f}  {hit.credential.title} ({hit.credential.provider})")
        for reason in hit.reasons:
            _say(f"      {reason.field}: {reason.quote}")
    if result.uncovered:
        console.print("Nothing in the catalogue answers this.")


def _encoder(chosen: Settings) -> OnnxEncoder:
    try:
        return OnnxEncoder(chosen.onnx_folder)
    except NoEncoder as error:
        _fail(str(error))


def _calibration(encoder: str, chosen: Settings) -> Calibration:
    try:
        return load(encoder, chosen.var / "calibration")
    except (NoCalibration, BadCalibration) as error:
        _fail(str(error))


def _fail(text: str) -> NoReturn:
    _say(text)
    raise typer.Exit(1)


def _say(line: str) -> None:
    """Print a line as it stands: brackets in a title are no markup."""
    console.print(line, markup=False, highlight=False)


if __name__ == "__main__":
    app()

"""`python -m training evaluate | bench | turns`: how good the search is, how it grows, how long a turn takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from index.calibration import BadCalibration, Calibration, NoCalibration, load
from index.export import load_encoder
from runtime.onnx_encoder import NoEncoder, OnnxEncoder
from runtime.settings import settings
from training.bench import bench
from training.bench_turns import bench_turns
from training.report import evaluate_beir, evaluate_sample

app = typer.Typer(no_args_is_help=True, add_completion=False, help="How good the advisor is.")
console = Console()


@app.command()
def evaluate(
    corpus: Annotated[Path | None, typer.Argument(help="a folder in BEIR's layout instead of the sample")] = None,
    split: Annotated[str, typer.Option(help="of the sample's judged data: dev to tune on, test to report")] = "test",
) -> None:
    """Print how good the search is on judged data."""
    encoder = _encoder()
    calibration = _calibration(encoder.name)
    if corpus is None:
        evaluate_sample(encoder, calibration, split, console)
        return
    try:
        evaluate_beir(corpus, encoder, calibration, console)
    except (FileNotFoundError, ValueError, KeyError) as error:
        console.print(
            f"{corpus} is not a corpus in BEIR's layout (corpus.jsonl, queries.jsonl, qrels/test.tsv): {error}",
            markup=False,
            highlight=False,
        )
        raise typer.Exit(1) from error


@app.command(name="bench")
def bench_search(largest: Annotated[int, typer.Option(help="credentials at most")] = 1_000_000) -> None:
    """Print how search and build behave from a thousand credentials to a million."""
    encoder = _encoder()
    bench(encoder, _calibration(encoder.name), console, largest)


@app.command()
def turns(
    url: Annotated[str, typer.Argument(help="where the advisor answers")] = "http://127.0.0.1:8000",
    count: Annotated[int, typer.Option(help="turns of each kind")] = 100,
) -> None:
    """Print how long a turn takes at the public API of an advisor that runs already."""
    bench_turns(url, count, console)


def _encoder() -> OnnxEncoder:
    chosen = settings()
    try:
        return load_encoder(chosen.onnx_folder, chosen.sentence_model)
    except NoEncoder as error:
        _fail(error)


def _calibration(encoder: str) -> Calibration:
    try:
        return load(encoder, settings().var / "calibration")
    except (NoCalibration, BadCalibration) as error:
        _fail(error)


def _fail(error: Exception) -> NoReturn:
    console.print(str(error), markup=False, highlight=False)
    raise typer.Exit(1) from error


if __name__ == "__main__":
    app()

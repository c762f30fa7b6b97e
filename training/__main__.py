"""`python -m training evaluate | bench | turns`: how good the search is, how it grows, how long a turn takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

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
    if corpus is None:
        evaluate_sample(encoder, split, console)
        return
    try:
        evaluate_beir(corpus, encoder, console)
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
    bench(_encoder(), console, largest)


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
        console.print(str(error), markup=False, highlight=False)
        raise typer.Exit(1) from error


if __name__ == "__main__":
    app()

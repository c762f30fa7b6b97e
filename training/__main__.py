"""`python -m training evaluate | calibrate | bench | turns`: how good the search is, how it grows, how fast it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import httpx
import typer

from catalogue.sample import sample_providers
from index.adapters import BadAdapters, attach
from index.calibration import BadCalibration, Calibration, NoCalibration, load
from index.export import EMBEDDED, load_encoder, load_source
from index.rarity import ASKING_WORDS
from index.topics import BadLanguage, learned_language
from runtime.clock import today
from runtime.onnx_encoder import NoEncoder, OnnxEncoder
from runtime.settings import settings
from training.answers.asked import QUESTIONS, BadQuestions, questioned
from training.asking_words import write_asking_words
from training.bench import bench
from training.bench_turns import bench_turns
from training.calibrate import calibrate
from training.calibration_file import beside, write
from training.conversations import TEST, BadFinds
from training.encoder.kept import keep
from training.material import development
from training.printing import console, fail
from training.questions import answers, guidance, sentences, the_reader
from training.reader.evaluate import judged, measure
from training.reader.export import export_reader
from training.reader.kept import LEARNED, LEARNED_FROM
from training.reader.labelled import fingerprint, labelled, new_since
from training.reader.stock_data import write_stock_data
from training.reading import understood
from training.replay import replay
from training.report import evaluate_beir, evaluate_sample, understanding_table

EPOCHS, ENCODER_EPOCHS, ANSWER_EPOCHS = 6, 16, 5

app = typer.Typer(no_args_is_help=True, add_completion=False, help="How good the advisor is.")


@app.command()
def evaluate(
    corpus: Annotated[Path | None, typer.Argument(help="a folder in BEIR's layout instead of the sample")] = None,
    split: Annotated[str, typer.Option(help="of the sample's judged data: dev to tune on, test to report")] = "test",
) -> None:
    """Print how good the search is on judged data."""
    encoder = _encoder()
    calibration = _calibration(encoder.name)
    if corpus is None:
        evaluate_sample(encoder, calibration, the_reader(), split, console)
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


@app.command(name="calibrate")
def calibrate_encoder() -> None:
    """Work out the figures of the configured encoder from the judged data, and write them where they are used."""
    encoder = _encoder()
    folder = settings().var / "calibration"
    try:
        old = load(encoder.name, folder)
    except (NoCalibration, BadCalibration):
        old = None
    reader = the_reader()

    def needs_of(text: str) -> tuple[str, ...]:
        return understood(reader, text, today=today())[1].needs

    new = calibrate(development(), encoder, needs_of, today())
    console.print(beside(old, new))
    console.print(f"Written to {write(new, folder)}; a restart of the advisor uses it.", markup=False, highlight=False)


@app.command(name="train-reader")
def train_the_reader(
    epochs: Annotated[int, typer.Option(help="how often each labelled message is seen")] = EPOCHS,
    further: Annotated[
        bool, typer.Option(help="go on from the weights that are kept with the files that changed since, in minutes")
    ] = False,
) -> None:
    """Train the reader on data/messages and data/nlu, and put its weights where they are kept."""
    from training.reader.model import Reader  # torch takes seconds to import: only this pays for it
    from training.reader.train import Recipe, train
    from training.reader.train import further as learn_further

    def say(line: str) -> None:
        console.print(line, highlight=False)

    try:
        marked, examples = labelled()
        if further:
            new = new_since((LEARNED / LEARNED_FROM).read_text(encoding="utf-8"))
            reader = learn_further(Reader.load(LEARNED), new, marked, examples, say)
        else:
            reader = train(marked, examples, Recipe(epochs=epochs), say)
    except ValueError as error:
        fail(error)
    reader.save(LEARNED)
    (LEARNED / LEARNED_FROM).write_text(f"{fingerprint()}\n", encoding="utf-8")
    console.print(f"Written to {LEARNED}; `advisor prepare` exports it.", markup=False, highlight=False)


@app.command(name="train-encoder")
def train_the_encoder(
    epochs: Annotated[int, typer.Option(help="how often each topic is seen")] = ENCODER_EPOCHS,
) -> None:
    """Train the configured sentence model on data/language, and put what it learned where it is kept."""
    from training.encoder.train import Recipe, train  # torch takes seconds to import: only this pays for it

    model = settings().sentence_model
    try:
        topics, source = learned_language(), load_source(model)
    except (BadLanguage, OSError) as error:
        fail(error)
    attach(source)
    train(source, topics, Recipe(epochs=epochs), lambda line: console.print(line, highlight=False))
    path = keep(source, model or EMBEDDED, topics, epochs)
    console.print(
        f"Written to {path}; `advisor calibrate` works out its figures, `advisor prepare` exports it.",
        markup=False,
        highlight=False,
    )


@app.command(name="train-answers")
def train_answers(epochs: Annotated[int, typer.Option(help="how often each question is seen")] = ANSWER_EPOCHS) -> None:
    """Train what finds the lines of a record that answer a question, on data/questions, and keep what it learned."""
    from training.answers.kept import keep as keep_answers  # torch takes seconds to import: only this pays for it
    from training.answers.train import Recipe, train

    try:
        material, source = questioned(sorted(QUESTIONS.glob("*.txt"))), load_source()
    except (BadQuestions, OSError) as error:
        fail(error)
    attach(source)
    train(source, material, Recipe(epochs=epochs), lambda line: console.print(line, highlight=False))
    path = keep_answers(source, material, epochs)
    console.print(f"Written to {path}; `advisor prepare` exports it.", markup=False, highlight=False)


@app.command(name="asking-words")
def count_asking_words() -> None:
    """Write the words by which employers ask and seldom name a topic, as data/messages has them."""
    count = write_asking_words()
    console.print(f"{count} words in {ASKING_WORDS}", highlight=False)


app.command()(answers)
app.command()(guidance)
app.command()(sentences)


@app.command(name="replay")
def replay_conversations(
    address: Annotated[str, typer.Argument(help="of a running advisor, best with ADVISOR_LIMITS=off")],
    files: Annotated[str, typer.Argument(help="letters of the files of tests/strangers that are played")] = TEST,
) -> None:
    """Play conversations of strangers, and print how the courses that it shows stand to what a colleague would show."""
    try:
        counts = replay(address, files)
    except (httpx.HTTPError, OSError, BadFinds) as error:
        fail(error)
    for outcome, count in counts.most_common():
        console.print(f"{outcome}: {count} ({count / counts.total():.3f})", highlight=False)


@app.command()
def understanding() -> None:
    """Print how well messages are understood: acts, spans and values, on messages that nobody trained on, first on
    those of whole conversations of strangers."""
    reader, providers = the_reader(), [provider.name for provider in sample_providers()]
    for written in ("strangers", "blind"):
        figures = measure(reader, judged(written=written), providers)
        console.print(understanding_table(figures, written))


@app.command(name="stock-data")
def stock_data(folder: Annotated[Path, typer.Argument(help="where to write")]) -> None:
    """Write the reader's data as Rasa's stock pipeline takes them."""
    write_stock_data(folder, *labelled(), judged())


@app.command(name="export-reader")
def export_the_reader() -> None:
    """Export the reader for the processes that answer, where that is not done."""
    try:
        exported = export_reader(settings().reader_folder)
    except (OSError, RuntimeError) as error:
        fail(error, f"The reader cannot be exported ({error}). `advisor train reader` makes its weights again.")
    if exported:
        console.print("Reader exported.")


@app.command(name="bench")
def bench_search(largest: Annotated[int, typer.Option(help="credentials at most")] = 1_000_000) -> None:
    """Print how search and build behave from a thousand credentials to a million."""
    encoder = _encoder()
    bench(encoder, _calibration(encoder.name), console, largest)


@app.command()
def turns(
    url: Annotated[str, typer.Argument(help="where the advisor answers")] = "http://127.0.0.1:8000",
    rounds: Annotated[int, typer.Option(help="conversations")] = 50,
) -> None:
    """Print how long a turn takes at the public API of an advisor that runs already."""
    bench_turns(url, rounds, console)


def _encoder() -> OnnxEncoder:
    chosen = settings()
    try:
        return load_encoder(chosen.onnx_folder, chosen.sentence_model)
    except (NoEncoder, BadAdapters) as error:
        fail(error)


def _calibration(encoder: str) -> Calibration:
    try:
        return load(encoder, settings().var / "calibration")
    except (NoCalibration, BadCalibration) as error:
        fail(error)


if __name__ == "__main__":
    app()

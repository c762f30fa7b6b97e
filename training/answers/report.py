"""How well questions about a course are answered from its record, as tables."""

from __future__ import annotations

from rich.table import Table

from catalogue.facts import NO_ROW
from index.answers import Bounds
from index.encoder import Encoder
from nlu.onnx_reader import OnnxReader
from runtime.standard_english import in_standard_english
from training.answers.asked import JUDGED, STRANGERS, questioned
from training.answers.judge import Figures, judge


def answers_tables(encoder: Encoder, bounds: Bounds, reader: OnnxReader) -> list[Table]:
    """How well questions that nobody trained on are answered from records: those written for it by the lines alone and
    with the facts that the reader takes each for, and those of strangers. Raises BadQuestions and OSError."""
    written, strangers = questioned([JUDGED]), questioned([STRANGERS])

    def facts_of(question: str) -> list[str]:
        """The facts that the reader takes a question about the course on the screen for."""
        return [fact for fact in reader.read(in_standard_english(question), "course").facts if fact not in NO_ROW]

    return [
        _answers_table(judge(encoder, bounds, written), "written for it, by the lines alone"),
        _answers_table(judge(encoder, bounds, written, facts_of), "written for it, with the reader's facts"),
        _answers_table(judge(encoder, bounds, strangers, facts_of), "of strangers, with the reader's facts"),
    ]


def _answers_table(figures: Figures, asked: str) -> Table:
    """How well questions that were `asked` so are answered from records, a line a figure."""
    table = Table("what", "figure", title=f"{figures.questions} questions that nobody trained on ({asked})")
    table.add_row("treated rightly", f"{figures.right:.3f}")
    table.add_row("first line answers, where one does", f"{figures.first:.3f}")
    table.add_row("nothing said, where none does", f"{figures.silent:.3f}")
    table.add_row("answered or not, AUROC", f"{figures.auroc:.3f}")
    table.add_row("of the lines given, those that answer", f"{figures.precision:.3f}")
    return table

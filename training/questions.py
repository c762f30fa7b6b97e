"""What is printed of how questions are answered that nobody trained on, from a course's record and by guidance, and of
how much the sentences of needs tell."""

from __future__ import annotations

from index.answers import Bounds
from index.calibration import BadCalibration, NoCalibration
from index.guidance_classes import BadExamples, read_examples
from index.live import LiveIndex
from index.serving import NoIndex
from nlu.onnx_reader import NoReader, OnnxReader
from runtime.onnx_encoder import NoEncoder, OnnxEncoder
from runtime.settings import settings
from training.answers.asked import BadQuestions
from training.answers.report import answers_tables
from training.conversations import DEVELOPMENT, TEST, BadFinds
from training.guidance import JUDGED, guidance_table, judge
from training.printing import console, fail
from training.sentences import measure, pairs_of, sentences_table


def answers() -> None:
    """Print how well questions about a course are answered from its record, on questions that nobody trained on."""
    try:
        encoder, bounds = OnnxEncoder(settings().answers_folder), Bounds.read()
        tables = answers_tables(encoder, bounds, the_reader())
    except (NoEncoder, BadQuestions, OSError) as error:
        fail(error)
    console.print(*tables)


def guidance() -> None:
    """Print how well the guidance that answers a question is found, on questions that nothing is trained on."""
    try:
        index = LiveIndex.of_settings(settings()).serving.guidance
        figures = judge(index, read_examples(JUDGED))
    except (NoEncoder, NoCalibration, BadCalibration, NoIndex, BadExamples, OSError) as error:
        fail(error)
    console.print(guidance_table(figures))


def sentences() -> None:
    """Print how much better it is known whether a record answers a need with the sentence that the need stands in:
    learned from the conversations that the search is calibrated on, judged on the others."""
    reader = the_reader()
    try:
        index = LiveIndex.of_settings(settings()).serving
        threshold, credentials = index.calibration.match.threshold, index.credentials
        learned, judged = (list(pairs_of(letters, credentials, reader, threshold)) for letters in (DEVELOPMENT, TEST))
    except (NoEncoder, NoCalibration, BadCalibration, NoIndex, BadFinds, OSError) as error:
        fail(error)
    console.print(sentences_table(measure(learned, judged)))


def the_reader() -> OnnxReader:
    """The reader of this installation, or an end of the command that says what makes one."""
    try:
        return OnnxReader(settings().reader_folder)
    except NoReader as error:
        fail(error)

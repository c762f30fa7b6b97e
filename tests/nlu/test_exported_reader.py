"""The reader that answers: whatever is typed is read without an error, and the plainest messages are read right."""

from __future__ import annotations

import pytest

from contract.context import CONTEXTS
from nlu.onnx_reader import OnnxReader
from reading.spans import LABELS
from tests.domain import DOMAIN

INTENTS = {intent if isinstance(intent, str) else next(iter(intent)) for intent in DOMAIN["intents"]}
STRANGE = [
    "",
    " ",
    "\n\t \n",
    "?!…",
    "?" * 900,
    "🚒🔥👩‍🚒",
    "🚒" * 900,
    "We need 🔥 safety training, ok? 👍",
    "Feumaidh sinn Gàidhlig aig an obair",
    "Café, naïve, Zoë, Łódź, ÅÄÖ",
    "護理人員培訓" * 150,
    "нам нужны курсы по уходу за больными " * 30,
    "دورة قصيرة في برث من فضلك",
    "\u202eab\u202c \u200fcd",
    "e\u0301" * 500,
    "a.b/c-d,e;" * 100,
    "1 2 3 4 5 6 7 8 9 " * 50,
    "see https://example.org/a/b?c=d&e=f#g or mail hub@example.org",
    "<b>bold</b> & \"quoted\" 'words' \\ {json: true} {place:Perth}",
    "one\u00a0two\u200bthree\u2028four\x00five",
    "x" * 10_000,
    "we need dementia care in Perth, under £300 a head. " * 200,
]


def words(text: str, reader: OnnxReader, context: str) -> list[tuple[str, str]]:
    return [(span.label, text[span.start : span.end]) for span in reader.read(text, context).spans]


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text)[:24])
def test_whatever_is_typed_is_read(text: str, reader: OnnxReader) -> None:
    reading = reader.read(text, "start")
    assert {act for act, _ in reading.acts} <= INTENTS
    assert sum(share for _, share in reading.acts) == pytest.approx(1, abs=1e-3)
    assert {span.label for span in reading.spans} <= LABELS
    edges = [edge for span in reading.spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) and 0 < span.confidence <= 1 for span in reading.spans)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in reading.spans)


def test_the_reader_knows_every_context_that_a_message_can_leave(reader: OnnxReader) -> None:
    assert reader.contexts == set(CONTEXTS)


@pytest.mark.parametrize(
    ("context", "text", "act"),
    [
        ("start", "we need dementia care training", "recommend"),
        ("list", "sort them by price", "refine"),
        ("list", "show me more", "more"),
        ("one", "what does it cost?", "details"),
        ("compare", "which of these is shorter?", "compare"),
        ("start", "what is an open badge?", "glossary"),
        ("q-learners", "about 16", "answer"),
        ("q-name", "Moira Hay", "answer"),
        ("review", "yes, send it", "affirm"),
        ("chat", "can I phone somebody?", "human"),
    ],
)
def test_a_plain_message_is_understood_in_its_context(context: str, text: str, act: str, reader: OnnxReader) -> None:
    assert reader.read(text, context).acts[0][0] == act


@pytest.mark.parametrize(
    ("context", "text", "acts"),
    [
        ("list", "is the first one online? and what does RPL mean?", ("details", "glossary")),
        ("list", "what does RPL mean and how much is the second?", ("glossary", "details")),
        ("course", "is it online? who can I phone about it?", ("details", "human")),
    ],
)
def test_two_questions_of_one_message_are_two_acts(
    context: str, text: str, acts: tuple[str, str], reader: OnnxReader
) -> None:
    assert tuple(part.act for part in reader.read(text, context).parts) == acts


def test_a_plain_message_is_marked_as_its_words_mean(reader: OnnxReader) -> None:
    text = "we need dementia care for 12 carers in Perth, under £300 a head"
    assert words(text, reader, "start") == [
        ("need", "dementia care"),
        ("heads", "12"),
        ("who", "carers"),
        ("place", "Perth"),
        ("price", "under £300 a head"),
    ]


def test_the_same_words_do_something_else_in_another_context(reader: OnnxReader) -> None:
    done = {context: reader.read("dementia care", context).acts[0][0] for context in ("start", "q-need")}
    assert done == {"start": "recommend", "q-need": "answer"}

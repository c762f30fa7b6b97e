"""Labelled messages are read as they are written, and what is written wrong is refused with its file and line."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from catalogue.facts import ASKED
from contract.context import CONTEXTS, UNKNOWN
from reading.spans import LABELS, Span
from runtime.settings import ROOT
from tests.domain import DOMAIN
from training.reader import labelled as module
from training.reader.labelled import (
    BadLine,
    Labelled,
    fingerprint,
    labelled,
    new_since,
    parse,
    read_examples,
    read_labelled,
    unmarked,
)

DESCRIBED = (ROOT / "data" / "messages" / "README.md").read_text(encoding="utf-8")
EXAMPLES = 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hello\n    - good - morning\n'


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of messages and one of examples, in the place of the project's own."""
    for name in ("messages", "nlu"):
        (tmp_path / name).mkdir()
    (tmp_path / "messages" / "care.txt").write_text("start | recommend | {need:dementia care}\n")
    (tmp_path / "nlu" / "greet.yml").write_text(EXAMPLES)
    monkeypatch.setattr(module, "MESSAGES", tmp_path / "messages")
    monkeypatch.setattr(module, "EXAMPLES", tmp_path / "nlu")
    return tmp_path


def test_a_line_is_context_acts_and_message() -> None:
    assert parse("list | details+guidance | what does {ordinal:it} cost | and who pays?") == Labelled(
        "list", ("details", "guidance"), "what does it cost | and who pays?", (Span(10, 12, "ordinal"),)
    )


def test_a_line_may_name_the_facts_that_are_asked_for() -> None:
    message = parse("list | details:price,starts+guidance | what does {ordinal:it} cost and when, and who pays?")
    assert (message.acts, message.facts) == (("details", "guidance"), ("price", "starts"))
    assert parse("list | details | what about it").facts is None


@pytest.mark.parametrize(
    ("acts", "fault"), [("refine:price", "refine asks for no facts"), ("details:colour,vat", "unknown fact colour")]
)
def test_facts_that_cannot_be_asked_for_are_refused(acts: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse(f"list | {acts} | cheaper")


def test_a_message_without_spans_was_looked_at_all_the_same() -> None:
    assert parse("start | greet | hello").spans == ()


def test_the_spans_stand_where_their_words_stand() -> None:
    text, spans = unmarked("{need:dementia care} for {heads:12} {who:carers} in {place:Perth}.")
    assert text == "dementia care for 12 carers in Perth."
    assert [(text[span.start : span.end], span.label) for span in spans] == [
        ("dementia care", "need"),
        ("12", "heads"),
        ("carers", "who"),
        ("Perth", "place"),
    ]


def test_a_line_break_is_one_character_in_a_message_and_in_a_span() -> None:
    text, (first, second) = unmarked(r"{story:We are\na home}\nin {place:Perth}")
    assert text == "We are\na home\nin Perth"
    assert (text[first.start : first.end], text[second.start : second.end]) == ("We are\na home", "Perth")


def test_a_span_may_hold_a_colon() -> None:
    text, (span,) = unmarked("{time:at 18:30}")
    assert (text, span.label) == ("at 18:30", "time")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("we need dementia care", "not `context | acts | message`"),
        ("start | recommend", "not `context | acts | message`"),
        ("start|recommend|dementia", "not `context | acts | message`"),
        ("beginning | recommend | dementia", "unknown context beginning"),
        ("start | recommend | {need:dementia", "a brace that belongs to no span"),
        ("start | recommend | dementia}", "a brace that belongs to no span"),
        ("start | recommend | {need:}", "a brace that belongs to no span"),
        ("start | recommend | {need:care {place:Perth}}", "a brace that belongs to no span"),
        ("start | recommend | {town:Perth} {city:Perth}", "unknown label city, town"),
    ],
)
def test_a_bad_line_is_refused_with_its_fault(line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=re.escape(fault)):
        parse(line)


def test_a_bad_line_names_its_file_and_its_place_in_it(tmp_path: Path) -> None:
    path = tmp_path / "care.txt"
    path.write_text("# comment\n\nstart | greet | hello\nstart | recommend | {town:Perth}\n")
    with pytest.raises(BadLine) as refused:
        read_labelled(path)
    assert str(refused.value) == f"{path}, line 4: unknown label town"


def test_comments_and_empty_lines_are_no_messages(tmp_path: Path) -> None:
    path = tmp_path / "care.txt"
    path.write_text("# start | greet | hello\n\n   \nstart | greet | hello\n")
    assert read_labelled(path) == [Labelled("start", ("greet",), "hello", ())]


def test_the_examples_of_an_intent_have_no_context_and_no_spans(data: Path) -> None:
    assert read_examples(data / "nlu") == [
        Labelled(UNKNOWN, ("greet",), "hello", None),
        Labelled(UNKNOWN, ("greet",), "good - morning", None),
    ]


def test_all_training_data_is_the_messages_and_the_examples(data: Path) -> None:
    marked, examples = labelled()
    assert [message.text for message in marked] == ["dementia care"]
    assert [message.text for message in examples] == ["hello", "good - morning"]


def test_what_describes_the_messages_is_no_message(data: Path) -> None:
    before = fingerprint()
    (data / "messages" / "README.md").write_text("# How messages are labelled\n")
    assert len(labelled()[0]) == 1
    assert fingerprint() == before


@pytest.mark.parametrize("name", ["messages/care.txt", "nlu/greet.yml"])
def test_other_data_has_another_fingerprint(name: str, data: Path) -> None:
    before = fingerprint()
    path = data / name
    path.write_text(path.read_text() + "\n")
    assert fingerprint() != before


def test_what_is_new_since_the_last_training_is_the_messages_of_files_that_changed(data: Path) -> None:
    learned_from = fingerprint()
    assert new_since(learned_from) == []
    (data / "messages" / "homes.txt").write_text("list | refine | {price:cheaper}\n")
    (data / "nlu" / "greet.yml").write_text((data / "nlu" / "greet.yml").read_text() + "\n")
    assert [message.text for message in new_since(learned_from)] == ["cheaper"]
    assert len(new_since("")) == 2


@pytest.mark.parametrize("name", ["messages/new.txt", "nlu/new.yml"])
def test_a_new_file_of_data_has_another_fingerprint(name: str, data: Path) -> None:
    before = fingerprint()
    (data / name).write_text("")
    assert fingerprint() != before


def test_a_file_of_another_name_has_another_fingerprint(data: Path) -> None:
    before = fingerprint()
    (data / "messages" / "care.txt").rename(data / "messages" / "homes.txt")
    assert fingerprint() != before


def test_the_same_data_elsewhere_has_the_same_fingerprint(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setattr(module, "MESSAGES", (data / "messages").rename(data / "elsewhere"))
    assert fingerprint() == before
    assert re.fullmatch(r"care\.txt [0-9a-f]{20}\ngreet\.yml [0-9a-f]{20}", before)


def test_all_messages_of_the_project_are_well_written() -> None:
    marked, examples = labelled()
    assert len(marked) > 1_000
    assert len(examples) > 1_000
    assert all(message.text.strip() and message.spans is not None for message in marked)


def test_every_act_of_the_messages_is_an_intent_that_is_answered() -> None:
    intents = {intent if isinstance(intent, str) else next(iter(intent)) for intent in DOMAIN["intents"]}
    acts = Counter(act for messages in labelled() for message in messages for act in message.acts)
    assert set(acts) == intents - {"nlu_fallback"}


def test_a_message_does_one_thing_or_two() -> None:
    assert {len(message.acts) for message in labelled()[0]} == {1, 2}
    assert [message for message in labelled()[0] if len(set(message.acts)) < len(message.acts)] == []


def test_every_label_and_every_context_is_learned_from() -> None:
    marked, _ = labelled()
    assert {span.label for message in marked for span in message.spans or ()} == LABELS
    assert {message.context for message in marked} == set(CONTEXTS)


def test_every_label_is_an_entity_of_the_domain() -> None:
    entities = {name for entity in DOMAIN["entities"] for name in entity}
    assert LABELS - entities == set()


def test_those_who_label_messages_read_of_every_label_act_and_fact() -> None:
    acts, _, rest = DESCRIBED.partition("## Acts")[2].partition("## Facts")
    facts, _, labels = rest.partition("## Labels")
    named = {word for row in re.findall(r"^\| (`.+?`) \|", acts, re.MULTILINE) for word in re.findall(r"`(\w+)`", row)}
    assert named == {act for message in labelled()[0] for act in message.acts}
    rows = re.findall(r"^\| (`.+?`) \|", facts, re.MULTILINE)
    assert {word for row in rows for word in re.findall(r"`(\w+)`", row)} == set(ASKED)
    assert set(re.findall(r"^\| `(\w+)` \|", labels, re.MULTILINE)) == LABELS

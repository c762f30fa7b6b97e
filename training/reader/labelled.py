"""Messages with the acts they do and the spans they hold, as data/messages/README.md describes them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contract.context import CONTEXTS, UNKNOWN
from reading.spans import LABELS, Span
from runtime.settings import ROOT
from runtime.yaml_file import read_yaml

MESSAGES, EXAMPLES = ROOT / "data" / "messages", ROOT / "data" / "nlu"
"""Messages with context and spans, and Rasa's examples of intents."""

SPAN = re.compile(r"\{(?P<label>[a-z]+):(?P<words>[^{}]+)\}")


class BadLine(ValueError):
    """A line that is no labelled message; the text names file, line and fault."""


@dataclass(frozen=True)
class Labelled:
    """A message, the context it was typed in, and what it means. `spans` is None where nobody marked them."""

    context: str
    acts: tuple[str, ...]
    text: str
    spans: tuple[Span, ...] | None


def labelled() -> tuple[list[Labelled], list[Labelled]]:
    """All training data: the messages with spans, and the examples without. Raises BadLine."""
    marked = [message for path in sorted(MESSAGES.glob("*.txt")) for message in read_labelled(path)]
    return marked, read_examples(EXAMPLES)


def fingerprint() -> str:
    """The first 20 hexadecimal digits of the SHA-256 of all training data."""
    digest = hashlib.sha256()
    for path in (*sorted(MESSAGES.glob("*.txt")), *sorted(EXAMPLES.glob("*.yml"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:20]


def read_labelled(path: Path) -> list[Labelled]:
    """The messages of a file. Raises BadLine."""
    messages = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                messages.append(parse(line))
            except ValueError as error:
                raise BadLine(f"{path}, line {number}: {error}") from error
    return messages


def parse(line: str) -> Labelled:
    """One line as a labelled message. Raises ValueError."""
    parts = line.split(" | ", 2)
    if len(parts) != 3:
        raise ValueError("not `context | acts | message`")
    context, acts, marked = parts
    if context not in CONTEXTS:
        raise ValueError(f"unknown context {context}")
    text, spans = unmarked(marked)
    return Labelled(context, tuple(acts.split("+")), text, spans)


def read_examples(folder: Path) -> list[Labelled]:
    """The training examples of Rasa's intents in a folder. Their context is not known and nobody marked their spans."""
    return [
        Labelled(UNKNOWN, (intent,), text, None)
        for path in sorted(folder.glob("*.yml"))
        for intent, text in _rasa(path)
    ]


def _rasa(path: Path) -> Iterator[tuple[str, str]]:
    for entry in read_yaml(path)["nlu"]:
        for example in entry["examples"].splitlines():
            yield entry["intent"], example.removeprefix("-").strip()


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A message written with its spans, as text and spans. Raises ValueError."""
    marked = marked.replace("\\n", "\n").replace("\\t", "\t")
    text, spans, at = "", [], 0
    for match in SPAN.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match["words"]), match["label"]))
        text += match["words"]
        at = match.end()
    text += marked[at:]
    if "{" in text or "}" in text:
        raise ValueError("a brace that belongs to no span")
    if unknown := {span.label for span in spans} - LABELS:
        raise ValueError(f"unknown label {', '.join(sorted(unknown))}")
    return text, tuple(spans)

"""Messages with the acts they do and the spans they hold, as data/messages/README.md describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue.facts import ASKED
from contract.context import CONTEXTS, UNKNOWN
from reading.spans import LABELS, Span, told_apart
from runtime.fingerprint import fingerprint as of_files
from runtime.settings import ROOT
from runtime.yaml_file import read_yaml

MESSAGES, EXAMPLES = ROOT / "data" / "messages", ROOT / "data" / "nlu"
"""Messages with context and spans, and Rasa's examples of intents."""

NAMING_FACTS = ("details", "compare")
"""Acts that ask for facts of credentials; a line names the facts behind the act: `details:price,starts`."""

SPAN = re.compile(r"\{(?P<label>[a-z]+):(?P<words>[^{}]+)\}")


class BadLine(ValueError):
    """A line that is no labelled message; the text names file, line and fault."""


@dataclass(frozen=True)
class Labelled:
    """A message, the context it was typed in, and what it means.

    `spans` is None where nobody marked them, `facts` where the message asks for none or nobody marked which.
    """

    context: str
    acts: tuple[str, ...]
    text: str
    spans: tuple[Span, ...] | None
    facts: tuple[str, ...] | None = None


def labelled() -> tuple[list[Labelled], list[Labelled]]:
    """All training data: the messages with spans, and the examples without. Raises BadLine."""
    marked = [message for path in sorted(MESSAGES.glob("*.txt")) for message in read_labelled(path)]
    return marked, read_examples(EXAMPLES)


def new_since(learned_from: str) -> list[Labelled]:
    """The messages with spans of the files that these fingerprints do not name as they are now. Raises BadLine."""
    known = set(learned_from.splitlines())
    paths = [path for path in sorted(MESSAGES.glob("*.txt")) if _of_file(path) not in known]
    return [message for path in paths for message in read_labelled(path)]


def fingerprint() -> str:
    """The fingerprints of all training data, a file a line."""
    return "\n".join(map(_of_file, (*sorted(MESSAGES.glob("*.txt")), *sorted(EXAMPLES.glob("*.yml")))))


def _of_file(path: Path) -> str:
    return f"{path.name} {of_files([(path.name, path)])}"


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
    named = [act.partition(":") for act in acts.split("+")]
    facts = tuple(fact for act, _, asked in named if asked for fact in _facts(act, asked))
    return Labelled(context, tuple(act for act, _, _ in named), text, told_apart(text, spans), facts or None)


def _facts(act: str, asked: str) -> list[str]:
    """The facts that a line names behind an act. Raises ValueError."""
    facts = asked.split(",")
    if act not in NAMING_FACTS:
        raise ValueError(f"{act} asks for no facts")
    if unknown := set(facts).difference(ASKED):
        raise ValueError(f"unknown fact {', '.join(sorted(unknown))}")
    return facts


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

"""The reader's training and judged data as Rasa's stock pipeline takes them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import yaml

from training.reader.labelled import Labelled


def write_stock_data(
    folder: Path, marked: Sequence[Labelled], examples: Sequence[Labelled], judged: Sequence[Labelled]
) -> None:
    """Write train.yml, with spans as entities, and judged.json into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    by_act: dict[str, list[str]] = {}
    for message in (*marked, *examples):
        by_act.setdefault(message.acts[0], []).append(_as_rasa(message))
    listed = [
        {"intent": act, "examples": "".join(f"- {text}\n" for text in texts)} for act, texts in sorted(by_act.items())
    ]
    (folder / "train.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": listed}, allow_unicode=True), "utf-8")
    tests = [
        {
            "text": _one_line(message.text),
            "act": message.acts[0],
            "spans": [[_one_line(message.text[s.start : s.end]), s.label] for s in message.spans or ()],
        }
        for message in judged
    ]
    (folder / "judged.json").write_text(json.dumps(tests, ensure_ascii=False), encoding="utf-8")


def _as_rasa(message: Labelled) -> str:
    """The message on one line, with `[words](label)` for its spans."""
    text, at = "", 0
    for span in message.spans or ():
        words = _plain(message.text[span.start : span.end])
        text += f"{_plain(message.text[at : span.start])}[{words}]({span.label})"
        at = span.end
    return _one_line(text + _plain(message.text[at:]))


def _plain(text: str) -> str:
    """The text without the brackets that Rasa would read as its own."""
    return text.translate(str.maketrans("[](){}", "      "))


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""`python -m training.stock FOLDER`: Rasa's stock pipeline, trained and judged on the data of the reader.

It gets the same messages with their spans as entities, the same examples, and no context, which it has no place for.
`python -m training stock-data FOLDER` writes what it needs. Runs in Rasa's environment.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import structlog
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from sklearn.metrics import roc_auc_score

STOCK = Path(__file__).resolve().parent.parent / "tests" / "understanding" / "stock.yml"
STRANGE = "out_of_scope"
EDGE = " \n\t.,;:!?\"'()[]-–"


def main(folder: Path) -> None:
    """Train, read the judged messages, and print the figures."""
    judged = json.loads((folder / "judged.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as work:
        began = time.perf_counter()
        model = train_nlu(str(STOCK), str(folder / "train.yml"), work, fixed_model_name="stock")
        trained = time.perf_counter() - began
        agent = Agent.load(model)
    began = time.perf_counter()
    parsed = asyncio.run(_parse(agent, [message["text"] for message in judged]))
    each = 1000 * (time.perf_counter() - began) / len(judged)
    right = sum(read["intent"]["name"] == message["act"] for read, message in zip(parsed, judged, strict=True))
    print(f"stock pipeline: trained in {trained:.0f} s, {each:.1f} ms a message")
    print(f"  act, without context {right / len(judged):.3f}; out of scope, AUROC {_outside(parsed, judged):.3f}")
    print(f"  spans, F1 {_span_f1(parsed, judged):.3f}")


async def _parse(agent: Agent, texts: list[str]) -> list[dict[str, Any]]:
    return [await agent.parse_message(text) for text in texts]


def _outside(parsed: list[dict[str, Any]], judged: list[dict[str, Any]]) -> float:
    doubts = [
        next((ranked["confidence"] for ranked in read["intent_ranking"] if ranked["name"] == STRANGE), 0.0)
        for read in parsed
    ]
    return float(roc_auc_score([message["act"] == STRANGE for message in judged], doubts))


def _span_f1(parsed: list[dict[str, Any]], judged: list[dict[str, Any]]) -> float:
    found = wrong = missed = 0
    for read, message in zip(parsed, judged, strict=True):
        left = [(words.strip(EDGE), label) for words, label in message["spans"]]
        for entity in read["entities"]:
            span = (message["text"][entity["start"] : entity["end"]].strip(EDGE), entity["entity"])
            if span in left:
                left.remove(span)
                found += 1
            else:
                wrong += 1
        missed += len(left)
    return 2 * found / max(1, 2 * found + wrong + missed)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    main(Path(sys.argv[1]))

"""`python -m training.intents`: how well messages are told apart, ours beside Rasa's stock pipeline on the same data.

The test messages are those of tests/nlu/messages-*.yml, which nobody trains on. Doubt that a message is in scope is
how much surer out_of_scope is than the best kind in scope; refused is what the pipeline itself takes for out_of_scope
or hands to the fallback.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import List, Tuple

import structlog
import yaml
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "nlu"
OURS, STOCK = ROOT / "config.yml", TESTS / "stock.yml"
OUT_OF_SCOPE, FALLBACK = "out_of_scope", "nlu_fallback"
MOST_PAIRS = 12


@dataclass(frozen=True)
class Reading:
    """What a pipeline took a message for, apart from its fallback; the doubt that it is in scope, from 0 to 1."""

    text: str
    kind: str
    taken_for: str
    doubt: float
    refused: bool


def main(configs: List[str]) -> None:
    """Train and judge the pipelines named (`ours`, `stock`); without a name both."""
    messages = test_messages()
    for name, config in (("ours", OURS), ("stock", STOCK)):
        if configs and name not in configs:
            continue
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            model = train_nlu(str(config), str(ROOT / "data" / "nlu"), folder, fixed_model_name=name)
            trained = time.perf_counter() - began
            agent = Agent.load(model)
            began = time.perf_counter()
            readings = asyncio.run(read(agent, messages))
        each = 1000 * (time.perf_counter() - began) / len(messages)
        print(f"\n{name}: trained in {trained:.0f} s, {each:.1f} ms a message")
        report(readings)


def test_messages() -> List[Tuple[str, str]]:
    """Each test message with its kind."""
    listed = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(TESTS.glob("messages-*.yml"))]
    return [(text, kind) for kinds in listed for kind, texts in kinds.items() for text in texts]


async def read(agent: Agent, messages: List[Tuple[str, str]]) -> List[Reading]:
    readings = []
    for text, kind in messages:
        parsed = await agent.parse_message(text)
        ranking = [(one["name"], one["confidence"]) for one in parsed["intent_ranking"] if one["name"] != FALLBACK]
        outside = dict(ranking).get(OUT_OF_SCOPE, 0.0)
        inside = max((sure for name, sure in ranking if name != OUT_OF_SCOPE), default=0.0)
        doubt = outside / (outside + inside) if outside + inside else 0.5
        refused = parsed["intent"]["name"] in (OUT_OF_SCOPE, FALLBACK)
        readings.append(Reading(text, kind, ranking[0][0] if ranking else FALLBACK, doubt, refused))
    return readings


def report(readings: List[Reading]) -> None:
    """Print the figures, and the kinds that are taken for each other most."""
    within = [one for one in readings if one.kind != OUT_OF_SCOPE]
    outside = [one for one in readings if one.kind == OUT_OF_SCOPE]
    kinds = [one.kind for one in readings]
    right = accuracy_score([one.kind for one in within], [one.taken_for for one in within])
    macro = f1_score(kinds, [one.taken_for for one in readings], average="macro")
    known = f1_score([one.kind == OUT_OF_SCOPE for one in readings], [one.refused for one in readings])
    auroc = roc_auc_score([one.kind == OUT_OF_SCOPE for one in readings], [one.doubt for one in readings])
    print(f"  in scope: {len(within)} messages, accuracy {right:.3f}; all kinds: macro F1 {macro:.3f}")
    print(
        f"  out of scope: {len(outside)} messages, AUROC {auroc:.3f}, F1 {known:.3f}; refused "
        f"{_share(outside):.1%} of them and {_share(within):.1%} of those in scope"
    )
    pairs = Counter((one.kind, one.taken_for) for one in readings if one.kind != one.taken_for)
    for (kind, taken_for), count in pairs.most_common(MOST_PAIRS):
        print(f"    {count:3d} {kind} taken for {taken_for}")


def _share(readings: List[Reading]) -> float:
    return sum(one.refused for one in readings) / len(readings)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    main(sys.argv[1:])

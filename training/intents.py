"""`python -m training.intents`: how well intents are told apart, ours beside Rasa's stock pipeline on the same data.

The test messages are those of tests/nlu/messages-*.yml, which nobody trains on. The doubt that a message is in scope is
the confidence in out_of_scope beside that in the best other intent; refused is what the pipeline itself takes for
out_of_scope or hands to the fallback. Runs in Rasa's environment: `make eval-nlu`.
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
class Prediction:
    """The true intent of a message and the predicted one, apart from the fallback; the doubt that it is in scope (0 to
    1); whether the pipeline refuses it."""

    text: str
    intent: str
    predicted: str
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
            predictions = asyncio.run(predict(agent, messages))
        each = 1000 * (time.perf_counter() - began) / len(messages)
        print(f"\n{name}: trained in {trained:.0f} s, {each:.1f} ms a message")
        report(predictions)


def test_messages() -> List[Tuple[str, str]]:
    """Each test message with its intent."""
    listed = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(TESTS.glob("messages-*.yml"))]
    return [(text, intent) for intents in listed for intent, texts in intents.items() for text in texts]


async def predict(agent: Agent, messages: List[Tuple[str, str]]) -> List[Prediction]:
    predictions = []
    for text, intent in messages:
        parsed = await agent.parse_message(text)
        ranking = [
            (ranked["name"], ranked["confidence"]) for ranked in parsed["intent_ranking"] if ranked["name"] != FALLBACK
        ]
        outside = dict(ranking).get(OUT_OF_SCOPE, 0.0)
        inside = max((confidence for name, confidence in ranking if name != OUT_OF_SCOPE), default=0.0)
        doubt = outside / (outside + inside) if outside + inside else 0.5
        refused = parsed["intent"]["name"] in (OUT_OF_SCOPE, FALLBACK)
        predictions.append(Prediction(text, intent, ranking[0][0] if ranking else FALLBACK, doubt, refused))
    return predictions


def report(predictions: List[Prediction]) -> None:
    """Print the figures, and the intents that are taken for each other most."""
    within = [message for message in predictions if message.intent != OUT_OF_SCOPE]
    outside = [message for message in predictions if message.intent == OUT_OF_SCOPE]
    intents = [message.intent for message in predictions]
    is_outside = [intent == OUT_OF_SCOPE for intent in intents]
    accuracy = accuracy_score([message.intent for message in within], [message.predicted for message in within])
    macro = f1_score(intents, [message.predicted for message in predictions], average="macro")
    refused = f1_score(is_outside, [message.refused for message in predictions])
    auroc = roc_auc_score(is_outside, [message.doubt for message in predictions])
    print(f"  in scope: {len(within)} messages, accuracy {accuracy:.3f}; all intents: macro F1 {macro:.3f}")
    print(
        f"  out of scope: {len(outside)} messages, AUROC {auroc:.3f}, F1 {refused:.3f}; refused "
        f"{_share(outside):.1%} of them and {_share(within):.1%} of those in scope"
    )
    wrong = [message for message in predictions if message.intent != message.predicted]
    pairs = Counter((message.intent, message.predicted) for message in wrong)
    for (intent, predicted), count in pairs.most_common(MOST_PAIRS):
        print(f"    {count:3d} {intent} taken for {predicted}")


def _share(predictions: List[Prediction]) -> float:
    return sum(message.refused for message in predictions) / len(predictions)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    main(sys.argv[1:])

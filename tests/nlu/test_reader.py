"""The component in Rasa's Python: intent, ranking and entities of a message in the context that its metadata names."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nlu.onnx_reader import OnnxReader
from runtime.settings import ROOT

RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"

HEARD = {
    "in a list": ("flux pipe in Perth", {"context": "list"}),
    "at the start": ("flux pipe in Perth", {"context": "start"}),
    "in no context": ("flux pipe in Perth", {"context": "none"}),
    "no metadata": ("flux pipe in Perth", None),
    "empty metadata": ("flux pipe in Perth", {}),
    "metadata of another shape": ("flux pipe in Perth", "list"),
    "a context that is no word": ("flux pipe in Perth", {"context": ["list"]}),
    "a context that nobody knows": ("flux pipe in Perth", {"context": "somewhere"}),
    "nothing": ("", {"context": "start"}),
    "a reference": ("thin MC-7K4QX2 thin", {"context": "start"}),
    "a button": ('/details{"credential": "welding"}', {"context": "list"}),
}
"""Messages as Rasa takes them in: text and metadata."""

SHARES = {"doubted beside a course": (0.6, "course"), "doubted": (0.6, "chat"), "sure": (0.8, "course")}
"""How sure the reader is that a message asks after a request, and in which context."""

TEXTS = [
    "we need dementia care for 12 carers in Perth, under £300 a head",
    "sort by price",
    "",
    "🚒🔥👩‍🚒",
    "Feumaidh sinn Gàidhlig",
    "دورة قصيرة في برث",
    "護理人員培訓" * 130,
    "Our seniors can't write up an incident.\nCan they learn that by spring? " * 60,
]

PROGRAM = """
import json, os, sys
from pathlib import Path

from rasa.core.channels.channel import UserMessage
from rasa.graph_components.converters.nlu_message_converter import NLUMessageConverter
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler

from nlu.onnx_reader import NoReader, OnnxReader, Reading
from nlu.reader import Reader

asked = json.loads(Path(sys.argv[1]).read_text())


def reader(**config):
    return Reader.create({**Reader.get_default_config(), **config}, None, None, None)


def parsed(text, metadata):
    messages = NLUMessageConverter().convert_user_message([UserMessage(text, metadata=metadata)])
    (message,) = RegexMessageHandler().process(component.process(messages))
    return message.as_dict(only_output_properties=True)


component = reader(folder=asked["toy"])
told = {"heard": {name: parsed(*heard) for name, heard in asked["heard"].items()}}
try:
    reader(folder=asked["nowhere"])
except NoReader as error:
    told["missing"] = str(error)
os.environ["ADVISOR_READER_FOLDER"] = asked["toy"]
component = reader(folder=asked["nowhere"])
told["by the environment"] = parsed("Perth", None)


class Scripted:
    def __init__(self, share):
        self.share = share

    def read(self, text, context):
        return Reading((("status", self.share), ("details", 1 - self.share)), (), (), None, ())


told["seems a status"] = {}
for name, (share, context) in asked["shares"].items():
    component = Reader(Scripted(share))
    told["seems a status"][name] = parsed("could you check?", {"context": context})["intent"]
real = OnnxReader(Path(asked["real"]))
told["real"] = []
for text in asked["texts"]:
    reading = real.read(text, "start")
    told["real"].append([reading.acts[:3], [[s.start, s.end, s.label, s.confidence] for s in reading.spans]])
Path(sys.argv[2]).write_text(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(toy_folder: Path, exported_reader: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Rasa's environment makes of the messages: it cannot be this one, so it is asked as a process."""
    if not RASA_PYTHON.exists():
        pytest.skip("THE READER WAS NOT TESTED IN RASA'S PYTHON: there is no .venv-rasa (make setup)")
    folder = tmp_path_factory.mktemp("rasa")
    places = {"toy": str(toy_folder), "nowhere": str(folder / "nowhere"), "real": str(exported_reader)}
    (folder / "asked.json").write_text(json.dumps({**places, "heard": HEARD, "shares": SHARES, "texts": TEXTS}))
    done = subprocess.run(
        [RASA_PYTHON, "-W", "ignore", "-c", PROGRAM, folder / "asked.json", folder / "told.json"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3", "RASA_CACHE_DIRECTORY": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    read: dict[str, Any] = json.loads((folder / "told.json").read_text())
    return read


def intent(told: dict[str, Any], name: str) -> str:
    return str(told["heard"][name]["intent"]["name"])


def test_the_intent_is_the_first_act_and_the_ranking_has_them_all(told: dict[str, Any], toy: OnnxReader) -> None:
    heard = told["heard"]["in a list"]
    acts = toy.read("flux pipe in Perth", "list").acts
    assert heard["intent_ranking"] == [{"name": act, "confidence": pytest.approx(share)} for act, share in acts]
    assert heard["intent"] == heard["intent_ranking"][0]


def test_the_entities_are_the_words_that_were_marked(told: dict[str, Any]) -> None:
    entities = told["heard"]["in a list"]["entities"]
    found = [(entity["entity"], entity["value"], entity["start"], entity["end"]) for entity in entities]
    assert found == [("need", "flux pipe", 0, 9), ("place", "Perth", 13, 18)]
    assert {entity["extractor"] for entity in entities} == {"Reader"}
    assert all(0.99 < entity["confidence_entity"] < 1 for entity in entities)


def test_the_context_of_the_metadata_is_read_with_the_message(told: dict[str, Any]) -> None:
    assert intent(told, "in a list") == "refine"
    assert intent(told, "at the start") != "refine"


@pytest.mark.parametrize("name", list(HEARD)[3:8])
def test_metadata_that_names_no_context_is_no_context(name: str, told: dict[str, Any]) -> None:
    assert told["heard"][name] == told["heard"]["in no context"]


def test_a_message_of_nothing_has_no_intent(told: dict[str, Any]) -> None:
    assert "intent" not in told["heard"]["nothing"]


def test_what_a_button_sends_is_no_matter_of_the_reader(told: dict[str, Any]) -> None:
    heard = told["heard"]["a button"]
    assert heard["intent"]["name"] == "details"
    assert [(entity["entity"], entity["value"]) for entity in heard["entities"]] == [("credential", "welding")]


def test_the_environment_goes_before_the_configured_folder(told: dict[str, Any]) -> None:
    assert [entity["value"] for entity in told["by the environment"]["entities"]] == ["Perth"]


def test_a_missing_reader_stops_rasa_with_what_makes_it(told: dict[str, Any]) -> None:
    assert told["missing"].startswith("There is no reader in ")
    assert told["missing"].endswith("Run `advisor prepare`.")


@pytest.mark.parametrize("place", range(len(TEXTS)), ids=lambda place: ascii(TEXTS[place])[:24])
def test_rasa_reads_as_we_do(place: int, told: dict[str, Any], reader: OnnxReader) -> None:
    acts, spans = told["real"][place]
    reading = reader.read(TEXTS[place], "start")
    assert [act for act, _ in acts] == [act for act, _ in reading.acts[:3]]
    assert [share for _, share in acts] == pytest.approx([share for _, share in reading.acts[:3]], abs=1e-3)
    assert [tuple(span[:3]) for span in spans] == [(span.start, span.end, span.label) for span in reading.spans]


def test_the_component_needs_rasa_and_is_never_loaded_here() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import nlu.reader"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "No module named 'rasa'" in done.stderr


def test_reading_imports_no_torch() -> None:
    code = "import sys, nlu.onnx_reader; print({'torch', 'transformers', 'rasa'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_message_that_names_a_reference_and_does_nothing_for_sure_asks_how_it_stands(told: dict[str, Any]) -> None:
    assert told["heard"]["a reference"]["intent"] == {"name": "status", "confidence": 1.0}


@pytest.mark.parametrize(
    ("name", "act"), [("doubted beside a course", "details"), ("doubted", "status"), ("sure", "status")]
)
def test_what_only_seems_to_ask_after_a_request_asks_of_the_courses_shown(
    name: str, act: str, told: dict[str, Any]
) -> None:
    assert told["seems a status"][name]["name"] == act

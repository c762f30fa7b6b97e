"""The rules of the house that code can hold: who imports whom, how large a file or a room is, what names say."""

from __future__ import annotations

import re

import pytest

from runtime.settings import ROOT
from tests.house import (
    EXPORTED,
    LARGEST_SHARE,
    MAY_IMPORT,
    MEDIAN_LINES,
    MODEL,
    NEVER,
    ROOMS,
    forbidden,
    in_circles,
    largest_share,
    loaded_by,
    median_lines,
    module_imports,
    room_imports,
    saying_nothing,
    sources,
    too_long,
)

MODULES = sources(*ROOMS)
SCRIPTS = sources(*ROOMS, suffix=".js")
TESTS = sources("tests")


def test_a_module_imports_only_what_its_room_may() -> None:
    assert {path: names for path, text in MODULES.items() if (names := forbidden(path, text))} == {}


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("catalogue/a.py", "import index.build"),
        ("index/a.py", "from hub.requests import Draft"),
        ("hub/a.py", "from actions import base"),
        ("actions/a.py", "from bot.chat import Chat"),
        ("bot/a.py", "from index.search import Hit"),
        ("bot/a.py", "import torch"),
        ("hub/a.py", "def late():\n    import faiss"),
        ("nlu/a.py", "import catalogue"),
        ("nlu/a.py", "from transformers import AutoModel"),
        ("reading/a.py", "import sqlalchemy"),
        ("reading/a.py", "from rasa_sdk import Tracker"),
        ("bot/a.py", "from advisor.prepare import build_index"),
    ],
)
def test_an_import_that_a_room_may_not_have_is_found(path: str, source: str) -> None:
    assert forbidden(path, source) != set()


def test_every_room_of_the_table_is_there_and_no_room_is_missing_from_it() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert folders == set(ROOMS)


def test_no_two_rooms_import_each_other_by_any_way() -> None:
    assert in_circles(room_imports(MODULES)) == set()


def test_no_two_modules_import_each_other_by_any_way() -> None:
    assert in_circles(module_imports(MODULES)) == set()


def test_a_circle_is_found_by_its_members_alone() -> None:
    circle = {"hub/a.py": "import hub.b", "hub/b.py": "from hub import c", "hub/c.py": "from hub.a import x"}
    beside = {"hub/d.py": "import hub.a", "hub/e.py": "", "hub/__init__.py": "import hub.e"}
    assert in_circles(module_imports(circle | beside)) == {"hub.a", "hub.b", "hub.c"}
    rooms = {"hub/a.py": "import index.x", "index/b.py": "from hub.a import x", "bot/c.py": "import hub.a"}
    assert in_circles(room_imports(rooms)) == {"hub", "index"}


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    assert too_long(MODULES | SCRIPTS | TESTS) == {}


def test_most_files_are_far_shorter() -> None:
    assert median_lines(MODULES | SCRIPTS) < MEDIAN_LINES


def test_no_room_holds_a_quarter_of_the_code() -> None:
    assert largest_share(MODULES | SCRIPTS) < LARGEST_SHARE


def test_files_and_rooms_that_are_too_large_are_found() -> None:
    files = {"hub/a.py": "x\n" * 251, "bot/b.js": "x\n\n" * 125, "index/c.py": "x\n" * 250}
    assert too_long(files) == {"hub/a.py": 251}
    assert median_lines(files) == 250
    assert largest_share(files) == pytest.approx(251 / 626)


def test_a_module_is_named_for_what_it_holds() -> None:
    assert saying_nothing(MODULES | SCRIPTS) == []


def test_a_name_that_says_nothing_is_found() -> None:
    assert saying_nothing({"hub/utils.py": "", "bot/common/a.js": "", "hub/staff.py": ""}) == [
        "hub/utils.py",
        "bot/common/a.js",
    ]


def test_the_rules_are_held_against_all_that_is_written() -> None:
    assert {"advisor/cli.py", "reading/constraints/levels.py", "nlu/__init__.py"} <= MODULES.keys()
    assert any(path.startswith("bot/widget/") for path in SCRIPTS)
    assert "tests/test_architecture.py" in TESTS


def test_contributors_read_the_same_table_of_imports() -> None:
    rows = re.findall(r"^\| `(\w+)/` \|.*\| (.+) \|$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    written = {room: may_import(words, room) for room, words in rows}
    assert written == MAY_IMPORT


def may_import(words: str, room: str) -> set[str]:
    """The rooms that a cell of the table names: each of them, all but some, or none."""
    named = set(re.findall(r"`(\w+)`", words))
    return set(ROOMS) - named - {room} if words.startswith("all but") else named


def test_the_web_process_loads_no_model_and_nothing_that_runs_one() -> None:
    assert loaded_by("import advisor.web", MODEL | EXPORTED) == "[]"


def test_the_action_server_and_the_reader_load_nothing_that_trains_a_model() -> None:
    assert loaded_by("import actions.__main__, nlu.onnx_reader", MODEL - {"faiss"}) == "[]"


def test_reading_loads_no_vectors_no_tracker_and_no_database() -> None:
    modules = ", ".join(name for name in module_imports(sources("reading")))
    assert loaded_by(f"import {modules}", NEVER["reading"]) == "[]"


def test_a_module_that_is_loaded_is_seen() -> None:
    assert loaded_by("import sys\nsys.modules['torch'] = sys", MODEL) == "['torch']"

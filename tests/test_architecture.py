"""The house rules that code can hold: who may import whom, how long a file is, which names say nothing."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "runtime": set[str](),
    "catalogue": {"runtime"},
    "contract": {"runtime"},
    "reading": {"catalogue", "contract", "runtime"},
    "index": {"catalogue", "reading", "runtime"},
    "hub": {"catalogue", "runtime"},
    "actions": {"catalogue", "contract", "hub", "index", "reading", "runtime"},
    "bot": {"catalogue", "contract", "hub", "runtime"},
    "training": {"catalogue", "contract", "hub", "index", "nlu", "reading", "runtime"},
    "nlu": {"runtime"},
    "advisor": {"actions", "bot", "catalogue", "contract", "hub", "index", "reading", "runtime", "training"},
}
"""Each room with the rooms it may import, from the ground up; CONTRIBUTING.md has the same table."""

OURS = set(MAY_IMPORT)
MODEL = {"torch", "sentence_transformers", "transformers", "faiss"}
NEVER = {
    **dict.fromkeys(("runtime", "contract", "catalogue", "hub", "bot"), MODEL | {"rasa_sdk", "rasa"}),
    "reading": MODEL | {"rasa_sdk", "rasa", "numpy", "sqlalchemy"},
    "index": {"rasa_sdk", "rasa"},
}
"""Third parties that a room never imports: the public process holds no model, the reading no tracker, no database."""

SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
MOST_LINES = 300


def forbidden(package: str, source: str) -> set[str]:
    """The imports of `source` that a module of `package` may not have."""
    return {
        name
        for name in imports(source)
        if (top := name.partition(".")[0]) != package
        and ((top in OURS and top not in MAY_IMPORT[package]) or top in NEVER.get(package, set()))
    }


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module in OURS)


def modules() -> list[Path]:
    return [path for name in sorted(OURS) for path in sorted((ROOT / name).rglob("*.py"))]


def written() -> list[Path]:
    return [*modules(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "bot" / "widget").rglob("*.js")]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_package_may(path: Path) -> None:
    assert forbidden(path.relative_to(ROOT).parts[0], path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("catalogue", "import index.build"),
        ("index", "from hub.requests import Draft"),
        ("hub", "from actions import base"),
        ("actions", "from bot.chat import Chat"),
        ("bot", "from index.search import Hit"),
        ("bot", "import torch"),
        ("hub", "def late():\n    import faiss"),
        ("nlu", "import catalogue"),
        ("reading", "import sqlalchemy"),
        ("reading", "from rasa_sdk import Tracker"),
        ("bot", "from advisor.prepare import build_index"),
    ],
)
def test_the_import_rule_can_fail(package: str, source: str) -> None:
    assert forbidden(package, source) != set()


@pytest.mark.parametrize("path", written(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    assert path.stem not in SAY_NOTHING


def test_the_web_process_loads_no_encoder() -> None:
    import subprocess

    code = f"import sys, advisor.web; print(sorted({MODEL!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"

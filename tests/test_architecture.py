"""The house rules that code can hold: who may import whom, how long a file is, which names say nothing."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"actions", "bot", "catalogue", "hub", "index", "nlu"}
MAY_IMPORT = {
    "catalogue": set[str](),
    "index": {"catalogue"},
    "hub": {"catalogue"},
    "actions": {"catalogue", "index", "hub", "bot.contract"},
    "bot": {"catalogue", "hub"},
    "nlu": set[str](),
}
HEAVY = {"torch", "sentence_transformers", "transformers", "faiss", "rasa_sdk"}
"""What the public process and the staff console never load."""
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
MOST_LINES = 300


def forbidden(package: str, source: str) -> set[str]:
    """The imports of `source` that a module of `package` may not have."""
    return {
        name
        for name in imports(source)
        if (top := name.partition(".")[0]) != package
        and (
            (top in OURS and not any(name == one or name.startswith(f"{one}.") for one in MAY_IMPORT[package]))
            or (top in HEAVY and package in {"bot", "hub", "catalogue"})
        )
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
    package = path.relative_to(ROOT).parts[0]
    found = {name for name in forbidden(package, path.read_text(encoding="utf-8")) if name not in {"bot"}}
    assert found == set()


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
    ],
)
def test_the_import_rule_can_fail(package: str, source: str) -> None:
    assert forbidden(package, source) != set()


def test_actions_may_take_the_chat_contract_and_nothing_else_from_bot() -> None:
    assert forbidden("actions", "from bot.contract import Card") == set()


@pytest.mark.parametrize("path", written(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    assert path.stem not in SAY_NOTHING


def test_the_web_process_loads_no_encoder() -> None:
    import subprocess

    code = f"import sys, bot.web; print(sorted({HEAVY!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"

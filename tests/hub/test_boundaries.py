"""What the hub may load: its core knows no web framework and no console, and an import opens no database."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import hub
from runtime.settings import ROOT

CORE = sorted(Path(hub.__file__).parent.glob("*.py"))
WEB = {"fastapi", "starlette", "jinja2"}
HEAVY = {"torch", "faiss", "sentence_transformers", "rasa_sdk", "index", "actions", "bot", "reading"}
LOADED = """
import gc, sys
from sqlalchemy.pool import Pool
print(sorted(set(sys.modules) & set({heavy!r})), sum(isinstance(each, Pool) for each in gc.get_objects()))
"""


def of_the_web(source: str) -> set[str]:
    """The imports of `source` that a module of the core may not have."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.partition(".")[0] in WEB or name.startswith("hub.console")}


def loaded_by(source: str) -> str:
    """Which of HEAVY a fresh interpreter has loaded after `source`, and how many database engines it has."""
    script = source + LOADED.format(heavy=HEAVY)
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.strip()


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_the_core_knows_nothing_of_the_console_or_of_the_web(path: Path) -> None:
    assert of_the_web(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    "source",
    [
        "import fastapi",
        "from starlette.requests import Request",
        "import jinja2.ext",
        "from hub import console",
        "from hub.console import console_app",
        "import hub.console.pages",
        "def late():\n    from fastapi import Request",
    ],
)
def test_the_rule_of_the_core_can_fail(source: str) -> None:
    assert of_the_web(source) != set()


def test_every_module_of_the_core_is_looked_at() -> None:
    assert {"lifecycle.py", "models.py", "requests.py"} <= {path.name for path in CORE}


def test_importing_all_of_it_loads_no_model_and_opens_no_database() -> None:
    modules = ", ".join(f"hub.{path.stem}" for path in CORE if path.stem != "__init__")
    assert loaded_by(f"import hub.console, {modules}") == "[] 0"


@pytest.mark.parametrize(
    ("source", "loaded"),
    [
        ("import sqlalchemy\nengine = sqlalchemy.create_engine('sqlite://')", "[] 1"),
        ("import sys\nsys.modules['torch'] = sys", "['torch'] 0"),
    ],
)
def test_the_rule_of_imports_can_fail(source: str, loaded: str) -> None:
    assert loaded_by(source) == loaded

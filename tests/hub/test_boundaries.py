"""What the package may know of: the public process runs it, so nothing heavy and nothing of the conversation."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import hub

FOLDER = Path(hub.__file__).parent
OURS = {"actions", "bot", "catalogue", "hub", "index", "nlu"}


def _imported(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text())))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def test_the_hub_imports_the_catalogue_and_no_other_package_of_ours() -> None:
    for file in FOLDER.rglob("*.py"):
        assert _imported(file) & OURS <= {"catalogue", "hub"}, file


def test_the_core_knows_nothing_of_the_console_or_of_the_web() -> None:
    for file in FOLDER.glob("*.py"):
        assert not _imported(file) & {"fastapi", "starlette", "jinja2"}, file
        assert "hub.console" not in file.read_text(), file


def test_importing_all_of_it_loads_no_model_and_opens_no_database() -> None:
    script = (
        "import sys, hub.console, hub.handling, sqlalchemy.pool as pool\n"
        "heavy = {'torch', 'faiss', 'sentence_transformers', 'index', 'actions', 'bot'} & set(sys.modules)\n"
        "import gc\n"
        "engines = [one for one in gc.get_objects() if isinstance(one, pool.Pool)]\n"
        "sys.exit(f'{heavy} {engines}' if heavy or engines else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_files_stay_short() -> None:
    for file in FOLDER.rglob("*.py"):
        assert len(file.read_text().splitlines()) <= 300, file

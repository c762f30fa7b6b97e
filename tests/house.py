"""The measures that the rules of the house are held by: imports, circles, lengths, shares, names, what is loaded."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from runtime.settings import ROOT

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

ROOMS = sorted(MAY_IMPORT)
MODEL = {"torch", "sentence_transformers", "transformers", "peft", "faiss"}
EXPORTED = {"onnxruntime", "tokenizers"}
"""What runs an exported model."""
NEVER = {
    **dict.fromkeys(("runtime", "contract", "catalogue", "hub", "bot"), MODEL | {"rasa_sdk", "rasa"}),
    "reading": MODEL | {"rasa_sdk", "rasa", "numpy", "sqlalchemy"},
    "index": {"rasa_sdk", "rasa"},
    "nlu": MODEL | {"rasa_sdk"},
}
"""Third parties that a room never imports: the public process holds no model, the reading no tracker, no database,
what runs in Rasa no torch."""

SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
MOST_LINES = 250
MEDIAN_LINES = 110
LARGEST_SHARE = 0.25


def sources(*folders: str, suffix: str = ".py") -> dict[str, str]:
    """The text of every file below these folders by its path in the repository."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob(f"*{suffix}"))]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}


def room_of(path: str) -> str:
    return path.split("/")[0]


def imports(source: str) -> Iterator[tuple[str, str]]:
    """Each import as the module and the name that is taken from it; the name is empty for a module as a whole."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.module, alias.name) for alias in node.names)


def tops(source: str) -> set[str]:
    """The rooms and third parties that a source imports."""
    return {module.partition(".")[0] for module, _ in imports(source)}


def forbidden(path: str, source: str) -> set[str]:
    """The modules that a source imports though its room may not."""
    room = room_of(path)
    allowed = MAY_IMPORT[room] | {room}
    return (tops(source) & set(ROOMS)) - allowed | tops(source) & NEVER.get(room, set())


def module_imports(modules: Mapping[str, str]) -> dict[str, set[str]]:
    """For each module, by its dotted name, those of the others that it imports."""
    names = {path: path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in modules}
    known = set(names.values())
    graph: dict[str, set[str]] = {}
    for path, text in modules.items():
        # a module that is taken from its package depends on that module, not on the package's own code
        taken = {whole if (whole := f"{module}.{name}") in known else module for module, name in imports(text)}
        graph[names[path]] = (taken & known) - {names[path]}
    return graph


def room_imports(modules: Mapping[str, str]) -> dict[str, set[str]]:
    """For each room those of the others that its modules import."""
    graph: dict[str, set[str]] = {}
    for path, text in modules.items():
        room = room_of(path)
        graph.setdefault(room, set()).update(tops(text) & set(ROOMS) - {room})
    return graph


def in_circles(graph: Mapping[str, set[str]]) -> set[str]:
    """What is left when all that imports nothing, or is imported by nothing, is taken away until nothing more goes."""
    left = dict(graph)
    while True:
        imported = {name for names in left.values() for name in names}
        kept = {name: names & left.keys() for name, names in left.items() if names & left.keys() and name in imported}
        if kept == left:
            return set(left)
        left = kept


def too_long(files: Mapping[str, str]) -> dict[str, int]:
    return {path: lines for path, text in files.items() if (lines := len(text.splitlines())) > MOST_LINES}


def median_lines(files: Mapping[str, str]) -> float:
    return statistics.median(len(text.splitlines()) for text in files.values())


def largest_share(files: Mapping[str, str]) -> float:
    """The share of the lines that are not blank in the room that has most of them, from 0 to 1."""
    lines = dict.fromkeys((room_of(path) for path in files), 0)
    for path, text in files.items():
        lines[room_of(path)] += sum(bool(line.strip()) for line in text.splitlines())
    return max(lines.values()) / sum(lines.values())


def saying_nothing(paths: Mapping[str, str]) -> list[str]:
    return [path for path in paths if SAY_NOTHING & set(Path(path).with_suffix("").parts)]


def loaded_by(code: str, names: set[str]) -> str:
    """Which of the modules a fresh interpreter has loaded after the code."""
    script = f"{code}\nimport sys\nprint(sorted({names!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.strip()

"""What no code of ours does: evaluate text, unpack objects, start a shell, trust any certificate."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house import ROOMS, sources

MODULES = sources(*ROOMS)
BUILT_IN = {"eval", "exec", "compile", "__import__"}
NEVER_CALLED = {"system", "popen", "from_string", "mktemp", "unsafe_load", "md5", "sha1"}
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill", "joblib", "telnetlib", "ftplib"}
PREDICTABLE = {"random"}
"""Allowed where nothing is to be kept secret: the trainings."""


def faults(source: str) -> Iterator[str]:
    """What a module does that none may do."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from (f"imports {name}" for name in names if name.partition(".")[0] in NEVER_IMPORTED)
        elif isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name) and function.id in BUILT_IN | NEVER_CALLED:
                yield f"calls {function.id}"
            elif isinstance(function, ast.Attribute) and function.attr in NEVER_CALLED:
                yield f"calls {function.attr}"
            for keyword in node.keywords:
                value = getattr(keyword.value, "value", None)
                if (keyword.arg, value) in {("shell", True), ("verify", False), ("check_hostname", False)}:
                    yield f"{keyword.arg}={value}"


def predictable(source: str) -> bool:
    """Whether a module imports random numbers that can be foretold."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom))
    names = {getattr(node, "module", None) or alias.name for node in nodes for alias in node.names}
    return bool(names & PREDICTABLE)


def test_no_module_evaluates_unpacks_or_starts_what_it_is_given() -> None:
    assert {path: found for path, source in MODULES.items() if (found := list(faults(source)))} == {}


def test_numbers_that_can_be_foretold_are_for_trainings_alone() -> None:
    assert {path.partition("/")[0] for path, source in MODULES.items() if predictable(source)} == {"training"}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("eval(text)", ["calls eval"]),
        ("os.system(text)", ["calls system"]),
        ("subprocess.run(text, shell=True)", ["shell=True"]),
        ("import pickle", ["imports pickle"]),
        ("from joblib import load", ["imports joblib"]),
        ("httpx.get(address, verify=False)", ["verify=False"]),
        ("Environment().from_string(text)", ["calls from_string"]),
        ("hashlib.md5(text)", ["calls md5"]),
        ("re.compile(text)", []),
        ("model.eval()", []),
        ("subprocess.run(words, check=False)", []),
    ],
)
def test_the_faults_are_found(source: str, found: list[str]) -> None:
    assert list(faults(source)) == found


@pytest.mark.parametrize(
    ("source", "found"), [("import random", True), ("from random import choice", True), ("import secrets", False)]
)
def test_predictable_numbers_are_found(source: str, *, found: bool) -> None:
    assert predictable(source) is found

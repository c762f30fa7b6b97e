"""Rasa keeps its cache under var wherever it is started; by itself it would make a folder in the repository."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest
from rich.console import Console

from advisor.prepare import StepFailed, environment, train
from advisor.supervise import running
from runtime.settings import ROOT, Settings
from tests.advisor.conftest import Program
from tests.e2e.stack import free_port

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SUPERVISED = (ROOT / "deploy" / "supervisord.conf").read_text(encoding="utf-8").splitlines()
"""Its commands have the environment that `running` gives the supervisor."""
PROGRAM = re.compile(r"(?:\$\(RASA\)|\.venv-rasa/bin)/(?:rasa|python)\b")
STARTS = {"run", "Popen", "call", "check_call", "check_output", "create_subprocess_exec"}
IN_PROCESS = {"rasa.model_training", "rasa.core.agent", "rasa.__main__"}
"""Modules of Rasa that read or write its cache in the process that imports them."""


def recipes(makefile: str) -> list[str]:
    """The commands of a Makefile, each in one line."""
    return [line for line in makefile.replace("\\\n", " ").splitlines() if line.startswith("\t")]


def without_cache(makefile: str) -> list[str]:
    """The commands that start a program of Rasa's environment without a cache under var."""
    return [line for line in recipes(makefile) if PROGRAM.search(line) and "RASA_CACHE_DIRECTORY=var/" not in line]


def starts_without_environment(source: str) -> list[int]:
    """The lines on which a module that names Rasa's program starts a process without an environment of its own."""
    nodes = list(ast.walk(ast.parse(source)))
    bare = [
        node.lineno
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in STARTS
        and "env" not in {word.arg for word in node.keywords}
    ]
    return bare if any(map(names_program, nodes)) else []


def names_program(node: ast.AST) -> bool:
    """Whether it is the name RASA, a path that ends in `/ "rasa"`, or a list that begins with "rasa"."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return isinstance(node.right, ast.Constant) and node.right.value == "rasa"
    if isinstance(node, ast.List) and node.elts:
        return isinstance(node.elts[0], ast.Constant) and node.elts[0].value == "rasa"
    return isinstance(node, ast.Name) and node.id == "RASA"


def sources() -> dict[str, str]:
    ours = [*ROOT.glob("*/*.py"), *ROOT.glob("[a-z]*/**/*.py")]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in ours}


def imported(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def not_started(modules: dict[str, str], commands: list[str]) -> set[str]:
    """The modules that run Rasa in their own process and that none of the commands starts."""
    running = {
        path.removesuffix(".py").replace("/", ".") for path, text in modules.items() if imported(text) & IN_PROCESS
    }
    return running - {word for line in commands for word in line.split()}


def test_the_environment_of_every_process_has_a_cache_under_var(chosen: Settings) -> None:
    assert Path(environment(chosen)["RASA_CACHE_DIRECTORY"]).is_relative_to(chosen.var)


def test_a_training_keeps_its_cache_under_var(chosen: Settings, program: Program) -> None:
    with pytest.raises(StepFailed):
        train(chosen, Console(quiet=True), program('echo "$RASA_CACHE_DIRECTORY" > "$ADVISOR_VAR/cache"'))
    assert (chosen.var / "cache").read_text().startswith(str(chosen.var))


def test_the_processes_that_run_keep_it_there_too(chosen: Settings) -> None:
    writes = "from os import environ as e; open(e['ADVISOR_VAR'] + '/cache', 'w').write(e['RASA_CACHE_DIRECTORY'])"
    command = (sys.executable, "-c", writes)
    ports = {f"{name}_port": free_port() for name in ("web", "rasa", "actions")}  # an advisor may run on the usual ones
    chosen = chosen.model_copy(update=ports)
    with pytest.raises(StepFailed), running(chosen, chosen.var / "model.tar.gz", command=command):
        raise AssertionError("it should not have started")
    assert (chosen.var / "cache").read_text().startswith(str(chosen.var))


def test_every_command_of_the_makefile_names_the_cache() -> None:
    assert without_cache(MAKEFILE) == []


def test_a_command_that_forgets_the_cache_is_found() -> None:
    assert without_cache("eval:\n\t@A=1 \\\n\t\t$(RASA)/python -m training.intents\n") != []
    assert without_cache("eval:\n\t@RASA_CACHE_DIRECTORY=.rasa .venv-rasa/bin/rasa train\n") != []


def test_every_module_that_starts_rasa_hands_it_an_environment() -> None:
    assert {name: lines for name, text in sources().items() if (lines := starts_without_environment(text))} == {}


def test_a_module_that_starts_rasa_without_an_environment_is_found() -> None:
    assert starts_without_environment("import subprocess\nsubprocess.run(['rasa', 'train'])") == [2]
    assert starts_without_environment("subprocess.Popen([RASA, 'run'])") == [1]
    assert starts_without_environment("subprocess.run([ROOT / '.venv-rasa' / 'bin' / 'rasa'])") == [1]
    assert starts_without_environment("subprocess.run(['rasa', 'train'], env=environment(chosen))") == []


def test_a_module_that_runs_rasa_in_its_own_process_is_started_by_the_makefile_or_the_supervisor() -> None:
    assert not_started(sources(), [*recipes(MAKEFILE), *SUPERVISED]) == set()


def test_a_module_that_runs_rasa_in_its_own_process_and_is_started_by_hand_is_found() -> None:
    modules = {"training/stock.py": "from rasa.core.agent import Agent", "training/bench.py": "import rasa_sdk"}
    assert not_started(modules, ["python -m training.bench"]) == {"training.stock"}
    assert not_started(modules, ["python -m training.stock"]) == set()

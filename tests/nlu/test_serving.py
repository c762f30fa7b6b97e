"""Rasa serves without tensorflow: what it imports to serve, and what its loader looks for, is there all the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from runtime.settings import ROOT

RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
SERVES = """
import sys
sys.modules["tensorflow"] = None  # whoever imports it gets an ImportError
from nlu.serving import leave_out
leave_out()
import rasa.__main__, rasa.core.agent, rasa.core.run, rasa.server
from rasa.core.policies.rule_policy import RulePolicy
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.utils.common import class_from_module_path
class_from_module_path("rasa.graph_components.validators.default_recipe_validator.DefaultV1RecipeValidator")
print("served")
"""


def test_rasa_serves_without_tensorflow(tmp_path: Path) -> None:
    if not RASA_PYTHON.exists():
        pytest.skip("RASA WAS NOT STARTED WITHOUT TENSORFLOW: there is no .venv-rasa (make setup)")
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "HOME": str(tmp_path)}
    done = subprocess.run(
        [RASA_PYTHON, "-c", SERVES], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "served\n"), done.stderr

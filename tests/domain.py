"""domain.yml as the tests read it."""

from __future__ import annotations

from typing import Any

from runtime.settings import ROOT
from runtime.yaml_file import read_yaml

DOMAIN: dict[str, Any] = read_yaml(ROOT / "domain.yml")

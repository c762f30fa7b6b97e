"""domain.yml as the tests read it."""

from __future__ import annotations

from typing import Any

import yaml

from runtime.settings import ROOT

DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))

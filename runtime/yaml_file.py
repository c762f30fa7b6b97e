"""Reading YAML files by the C parser of PyYAML, which takes a tenth of the time of the one in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML that was built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]  # another class, alike in use


def read_yaml(path: Path) -> Any:
    """What the file holds, as plain values. Raises OSError, UnicodeDecodeError and yaml.YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)

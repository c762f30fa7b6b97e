"""The templates of the public pages."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hub.demand import TEMPLATES
from runtime.addresses import is_phone


def templates() -> Environment:
    """The templates of bot/templates and of the board of unmet demand: what is put into one is escaped, and what is
    missing is an error."""
    environment = Environment(
        loader=FileSystemLoader([Path(__file__).parent / "templates", TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["is_phone"] = is_phone
    return environment

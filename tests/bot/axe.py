"""What axe has to say of a page, in the light and in the dark."""

from __future__ import annotations

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ALL: dict[str, Any] = {"resultTypes": ["violations"]}
RULES = {"light": ALL, "dark": ALL | {"runOnly": ["color-contrast"]}}
"""Of a page in the dark only the contrast is looked at: the other rules see the same as in the light."""


def violations(page: Page, scheme: Scheme = "light") -> list[Any]:
    found: list[Any] = Axe().run(page, options=RULES[scheme]).response["violations"]
    return found

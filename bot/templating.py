"""The templates of the public pages."""

from __future__ import annotations

from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.languages.choice import address, in_language, offered
from catalogue.facts import day
from hub.demand import TEMPLATES
from runtime.addresses import is_phone
from runtime.clock import local_date
from runtime.language import SOURCE, gettext, spoken
from runtime.wording import GLOBALS

LOADER = "/widget/advisor-chat.js"


def templates() -> Environment:
    """The templates of bot/templates and of the board of unmet demand: what is put into one is escaped, and what is
    missing is an error. Their words are those of the spoken language."""
    environment = Environment(
        loader=FileSystemLoader([Path(__file__).parent / "templates", TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= GLOBALS | {
        "language": spoken,
        "address": address,
        "offered": offered,
        "english": _english,
        "framed": _framed,
        "widget_script": _widget_script,
    }
    environment.filters["is_phone"] = is_phone
    environment.filters["day"] = lambda moment: day(local_date(moment))
    return environment


def missing_page() -> HTMLResponse:
    """The page that says that there is nothing at its address."""
    return HTMLResponse(templates().get_template("missing.html").render(title=gettext("Nothing here")), 404)


def _english() -> Markup:
    """The attributes of what is English on a page of another language: records, the glossary, what the advisor says."""
    return _attributes(SOURCE, "ltr") if spoken().tag != SOURCE else Markup("")


def _framed() -> Markup:
    """The attributes of what is in the language of the page inside of something English."""
    language = spoken()
    return _attributes(language.tag, language.direction) if language.tag != SOURCE else Markup("")


def _attributes(tag: str, direction: str) -> Markup:
    return Markup(' lang="{}" dir="{}"').format(tag, direction)


def _widget_script() -> str:
    """The address of the widget in the language of the page."""
    return in_language(LOADER, spoken()) if offered() else LOADER

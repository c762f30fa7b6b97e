"""The pages that the widget stands on: an ordinary one, ours, and some that were not written with it in mind."""

from __future__ import annotations

from pathlib import Path

from bot.templating import templates
from runtime.settings import Settings

WIDGET = Path(__file__).parents[3] / "bot" / "widget"
CHOSEN = Settings(_env_file=None)
LAUNCHER = "<advisor-chat heading='Skills advisor'></advisor-chat>"
INLINE = "<advisor-chat inline></advisor-chat>"

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>An employer's intranet</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="/widget/advisor-chat.js"></script></head>
<body><main><h1>Staff development</h1><a href="/">A link of the page</a>{element}</main></body></html>"""

HOSTILE = {
    "styles": "body { letter-spacing: 9px; text-transform: uppercase; font: italic 30px cursive; text-indent: 40px; "
    "text-align: right; word-spacing: 2em; line-height: 3; color: lime; cursor: crosshair }",
    "unsets": "* { all: unset } div, button, p { all: revert; display: block !important; color: red }",
    "roots": "html { font-size: 10px } :root { --ink: lime; --accent: pink }",
    "covers": "h1 { font-family: cursive; position: fixed; inset: 0; z-index: 2147483647 }",
    "traps": "main { transform: scale(0.3); overflow: hidden; height: 40px; opacity: 0.1; contain: strict }",
    "rtl": "html { direction: rtl }",
    "colours": ":root { color-scheme: light dark }",
}
"""Styles of pages that were not written with the widget in mind."""

PAGES = {
    "/": PAGE.format(element=LAUNCHER),
    "/inline": PAGE.format(element=INLINE),
    "/two": PAGE.format(element=INLINE * 2),
    "/other": PAGE.format(element=INLINE).replace("advisor-chat.js", "advisor-chat.js?lang=he"),
    "/demo": templates().get_template("demo.html").render(chosen=CHOSEN),
    "/privacy": templates().get_template("privacy.html").render(chosen=CHOSEN),
}
HOSTILE_PAGES = {
    f"/hostile/{name}": PAGE.format(element=LAUNCHER).replace("</head>", f"<style>{style}</style></head>")
    for name, style in HOSTILE.items()
} | {"/foreign": PAGE.format(element="")}
LOOSE = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; connect-src *; img-src data:"
}
"""These pages style themselves, and one asks another server."""

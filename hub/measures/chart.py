"""Months of a measure as columns, in SVG that the server makes: the console runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from markupsafe import Markup

from hub.demand.chart import svg

WIDTH, HEIGHT, FOOT, HEAD = 760, 170, 24, 20


def columns(values: Sequence[int | None], months: Sequence[str], title: str) -> Markup:
    """A column for each month with its figure above; a month that is not shown is a line at the foot."""
    most = max([value for value in values if value], default=1)
    step, room = WIDTH / max(len(values), 1), HEIGHT - FOOT - HEAD
    drawn = []
    for place, (value, month) in enumerate(zip(values, months, strict=True)):
        tall = max(round(room * (value or 0) / most), 1)
        left, top = round(place * step), HEIGHT - FOOT - tall
        middle = round((place + 0.5) * step)
        drawn.append(
            f'<rect x="{left + 4}" y="{top}" width="{round(step) - 8}" height="{tall}" rx="2" class="bar"/>'
            f'<text x="{middle}" y="{HEIGHT - 6}" text-anchor="middle" fill="currentColor">{escape(month)}</text>'
        )
        if value is not None:
            drawn.append(f'<text x="{middle}" y="{top - 5}" text-anchor="middle" fill="currentColor">{value}</text>')
    return svg(WIDTH, HEIGHT, title, "".join(drawn), "chart")

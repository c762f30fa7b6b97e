"""Charts of the board as SVG, made here: the pages run no script."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from hub.demand.board import Cell
from runtime.language import gettext

WIDTH, BAR, GAP, NAMES, FIGURES = 640, 22, 8, 230, 60
TREND_WIDTH, TREND_HEIGHT = 96, 28


def bars(cells: Sequence[Cell], title: str) -> Markup:
    """A bar for each cell, as long as it has employers; "" without cells. The table beside it has the same figures."""
    if not cells:
        return Markup("")
    most = max(cell.employers for cell in cells)
    height = len(cells) * (BAR + GAP)
    drawn = []
    for place, cell in enumerate(cells):
        top = place * (BAR + GAP)
        length = round((WIDTH - NAMES - FIGURES) * cell.employers / most)
        drawn.append(
            f'<text x="{NAMES - 10}" y="{top + 16}" text-anchor="end" fill="currentColor">{escape(cell.name)}</text>'
            f'<rect x="{NAMES}" y="{top}" width="{length}" height="{BAR}" rx="3" class="bar"/>'
            f'<text x="{NAMES + length + 8}" y="{top + 16}" fill="currentColor">{cell.employers}+</text>'
        )
    return svg(WIDTH, height, title, "".join(drawn), "chart")


def trend(values: Sequence[int | None], quarters: Sequence[str]) -> Markup:
    """A column for each quarter; one that is not shown is a line at the foot."""
    most = max([value for value in values if value], default=1)
    step = TREND_WIDTH // max(len(values), 1)
    drawn = []
    for place, value in enumerate(values):
        tall = round((TREND_HEIGHT - 2) * (value or 0) / most) or 1
        top = TREND_HEIGHT - tall
        drawn.append(f'<rect x="{place * step}" y="{top}" width="{step - 6}" height="{tall}" class="bar"/>')
    said = "; ".join(
        f"{quarter}: {gettext('{figure} or more', figure=value) if value else gettext('not shown')}"
        for quarter, value in zip(quarters, values, strict=True)
    )
    return svg(TREND_WIDTH, TREND_HEIGHT, said, "".join(drawn), "trend")


def svg(width: int, height: int, label: str, drawn: str, kind: str) -> Markup:
    head = f'<svg class="{kind}" role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    return Markup(f"{head}aria-label={quoteattr(label)}>{drawn}</svg>")  # noqa: S704  every text is escaped above

"""The board of unmet demand for programs: the figures of `/demand`, by their names."""

from __future__ import annotations

from pydantic import Field

from bot.open_catalogue import NotInCatalogue
from contract.values import Model
from hub.demand.board import Board, Cell, WordDemand
from hub.demand.export import rules_of
from hub.demand.published import Published

MOST_DEMANDED = 200
"""The most words of one answer; `/demand.json` has them all."""


class DemandCell(Model):
    """How many employers at least, and how many people; None where too few said how many."""

    name: str
    employers: int
    people: int | None


class DemandWord(Model):
    """The needs with a word, that no credential answered. `trend` has the employers of each quarter, None where that is
    not shown; then the same by SCQF level, by sector and by council area."""

    word: str
    page: str
    employers: int
    people: int | None
    trend: tuple[int | None, ...]
    levels: tuple[DemandCell, ...]
    sectors: tuple[DemandCell, ...]
    areas: tuple[DemandCell, ...]


class Demand(Model):
    """What employers need and nobody offers. `rules` say how to read the figures, which are lower bounds; `quarters`
    are those of every `trend`, the oldest first. `words` are the first of `total`, and the cells are those of all needs
    together."""

    rules: str
    page: str
    quarters: tuple[str, ...]
    least: int = Field(description="The fewest employers of any figure")
    employers: int | None
    total: int
    words: tuple[DemandWord, ...]
    levels: tuple[DemandCell, ...]
    sectors: tuple[DemandCell, ...]
    areas: tuple[DemandCell, ...]


class OpenDemand:
    """Reads only. `web_url` is the address that people use."""

    def __init__(self, published: Published, web_url: str) -> None:
        self._published = published
        self._page = f"{web_url.rstrip('/')}/demand"

    def read(self, word: str, most: int) -> Demand:
        """The board with its first words, or with one word. Waits while it is counted. Raises NotInCatalogue, also for
        a word that too few asked for: the two cannot be told apart."""
        board = self._published.board()
        rows = board.words
        if word:
            row = board.about(word.strip().casefold())
            if row is None:
                raise NotInCatalogue
            rows = (row,)
        return self._demand(board, rows, most)

    def _demand(self, board: Board, rows: tuple[WordDemand, ...], most: int) -> Demand:
        return Demand(
            rules=rules_of(board),
            page=self._page,
            quarters=board.quarters,
            least=board.least,
            employers=board.employers,
            total=len(rows),
            words=tuple(self._word(row) for row in rows[:most]),
            levels=_cells(board.levels),
            sectors=_cells(board.sectors),
            areas=_cells(board.areas),
        )

    def _word(self, row: WordDemand) -> DemandWord:
        return DemandWord(
            word=row.word,
            page=f"{self._page}/{row.word}",
            employers=row.employers,
            people=row.people,
            trend=row.trend,
            levels=_cells(row.levels),
            sectors=_cells(row.sectors),
            areas=_cells(row.areas),
        )


def _cells(cells: tuple[Cell, ...]) -> tuple[DemandCell, ...]:
    return tuple(DemandCell(name=cell.name, employers=cell.employers, people=cell.people) for cell in cells)

"""compare: credentials side by side, each fact a row, what is not published said in its cell."""

from __future__ import annotations

from collections.abc import Sequence

from actions.cards import card
from actions.items import say_unclear, shown, titled
from actions.ordering import FACT_OF, foremost
from actions.referents import Referents, referents
from actions.skill import skill
from actions.turn import Events, Turn
from catalogue.facts import Shown, facts
from catalogue.records import Credential
from catalogue.store import get_credentials
from contract import ComparisonData, ComparisonRow
from reading.choosing import choose
from reading.comparatives import measured
from reading.lists import of_shortlist

MOST = 3

SHOWN = "shown"
"""What the button below a list names: those that are shown are compared, whatever was kept."""


@skill("action_compare_credentials")
def compare(turn: Turn) -> Events:
    listed, current = shown(turn), turn.search.current
    if pressed := turn.message.named.get("credential"):
        return _beside(turn, pressed, listed)
    with turn.session() as session:
        kept = get_credentials(session, turn.slots.shortlist)
    if turn.message.named.get("value") == SHOWN:
        kept = []
    if len(kept) > 1 and (not turn.text or of_shortlist(turn.text) or len(listed) < 2):
        listed = kept
    points = turn.heard.pointed or turn.heard.titles
    means = referents(turn) if points else Referents(tuple(choose(turn.text, listed)))
    chosen = list(means.credentials)
    if len(chosen) == 1 and current and chosen[0].id != current:
        chosen = [*(credential for credential in listed if credential.id == current), *chosen]
    chosen = chosen if len(chosen) > 1 else listed
    if len(chosen) < 2:
        turn.respond("utter_nothing_to_compare")
        return []
    say_comparison(turn, chosen[:MOST], turn.asked)
    say_unclear(turn, means.unclear)
    return []


def _beside(turn: Turn, pressed: str, listed: Sequence[Credential]) -> Events:
    """Compare the credential of a card with the one that was spoken of, or else with the first other of the list."""
    with turn.session() as session:
        found = get_credentials(session, [pressed])
    others = sorted((other for other in listed if other.id != pressed), key=lambda one: one.id != turn.search.current)
    if not (found and others):
        turn.respond("utter_nothing_to_compare")
        return []
    say_comparison(turn, [*found, others[0]])
    return []


def say_comparison(turn: Turn, credentials: Sequence[Credential], asked: tuple[str, ...] = ()) -> None:
    """Say the asked facts of these credentials side by side, or the usual ones that at least one of them publishes.

    Where one fact is asked for, and which has most or least of it, that one is named first.
    """
    phrases = turn.phrases
    columns = [facts(credential, phrases, turn.today, asked or Shown.COMPARISON) for credential in credentials]
    rows = tuple(
        ComparisonRow(
            name=row[0].name,
            values=tuple(value.value for value in row),
            differs=len({value.value for value in row}) > 1,
        )
        for row in zip(*columns, strict=True)
        if asked or any(value.published for value in row)
    )
    items = tuple(card(credential, phrases, turn.today) for credential in credentials)
    names = [titled(turn, number, credential) for number, credential in enumerate(credentials, 1)]
    cells = [" | ".join(f"{number}. {value}" for number, value in enumerate(row.values, 1)) for row in rows]
    lines = [phrases("utter_review_line", name=row.name, value=cell) for row, cell in zip(rows, cells, strict=True)]
    turn.say(
        _foremost(turn, credentials, asked)
        or " ".join([*_first(turn, credentials, asked), phrases("utter_comparison")]),
        "\n".join([*names, "", *lines]),
        kind="comparison",
        data=ComparisonData(items=items, rows=rows),
        buttons=turn.buttons("utter_comparison"),
    )


def _first(turn: Turn, credentials: Sequence[Credential], asked: tuple[str, ...]) -> list[str]:
    """Which of them stands first by what was asked for; nothing where one fact is asked for or no need was named."""
    if asked or not turn.search.needs:
        return []
    titles = {credential.id: credential.title for credential in credentials}
    best = next((titles[shown] for shown in turn.search.shown if shown in titles), None)
    return [turn.phrases("utter_begin_with", title=best)] if best else []


def _foremost(turn: Turn, credentials: Sequence[Credential], asked: tuple[str, ...]) -> str | None:
    """A sentence that names the credential which has most or least of what is asked for; None where none is asked for
    or none stands out."""
    order = measured(turn.text)
    if order is None or FACT_OF[order] not in asked:
        return None
    first = foremost(credentials, order, turn.search.filters.places, turn.today)
    if first is None:
        return None
    return turn.phrases("utter_foremost", title=first.title, order=turn.phrases(f"utter_foremost_{order}"))

"""Several courses as one answer: what settles the question first, then each fact that it is about as a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.cards import card, fact
from actions.conclusions import conclusions_of_each, in_the_end
from actions.foremost import say_foremost, say_leads
from actions.items import titled
from actions.named_facts import compared_by
from actions.picking import CONTENT, WEIGHED, WEIGHED_FOR, pick, picks, speaks_of_somebody
from actions.put import clauses_put, settling
from actions.several import BOTH, FOREMOST
from actions.turn import Events, Turn, remember
from actions.verdicts import far_of_each, verdict_of_each
from catalogue.facts import BOOKED, FactValue, facts
from catalogue.records import Credential
from contract import ComparisonData, ComparisonRow
from reading.comparatives import measured

COMPARED = ("scqf_level", "scqf_credits", "price", "delivery", "time", "starts", "assessment", CONTENT)
"""The facts of a comparison that asks for none of them."""

DIFFERENCE = re.compile(r"\b(?:differ\w*|odds)\b", re.IGNORECASE)
"""Words that ask what sets several apart, and not for all that is known of them."""

ASKS_TO_COMPARE = re.compile(
    r"\b(?:compar\w*|versus|vs|v|side[- ]by[- ]side|beside (?:each|one an)other|next to each other|together|against"
    rf"|tables?|summar\w*|between|better|worse)\b|{DIFFERENCE.pattern}",
    re.IGNORECASE,
)
"""Words that ask for a comparison, and not for one thing of several courses."""

FIRST_PARTS = 2
"""The parts of what a course covers that are given where that is not asked for."""


def say_comparison(
    turn: Turn,
    credentials: Sequence[Credential],
    asked: tuple[str, ...] = (),
    described: Credential | None = None,
    alone: Credential | None = None,
    otherwise: str = "",
    first_for: str = "",
    beyond: Sequence[Credential] = (),
) -> Events:
    """Say the asked facts of these credentials, or the usual ones that at least one of them publishes.

    What settles the question is said first: yes or no of each, which has most or least of a fact and how much, or which
    to take and why; of that one, or the one that a question has `described`, is spoken next, else of the only one that
    it pointed at (`alone`). `otherwise` is said where nothing settles it, `first_for` in the place of which to take;
    those `beyond` the table count in what comes first. They are numbered anew, which is said where the page
    has other numbers for them, and what is said next of "the second" is counted among these.
    """
    asked = tuple(dict.fromkeys((*asked, *settling(turn), *in_the_end(turn), *compared_by(turn)))) if asked else asked
    rows = _rows(turn, credentials, asked, described)
    told = [(one, [fact(row[at]) for row in rows]) for at, one in enumerate(credentials)]
    settled = None if measured(turn.text) else verdict_of_each(turn, told)
    far = "" if measured(turn.text) else far_of_each(turn, credentials, asked)
    follows = conclusions_of_each(turn, credentials, asked)
    first, answer = (None, first_for) if first_for else _lead(turn, credentials, asked, described, beyond)
    said = " ".join(filter(None, (settled, answer, far, follows))) or _only_some_say(turn, rows, asked) or otherwise
    table = _table(turn, rows)
    turn.say(
        " ".join(filter(None, (said, _heading(turn, credentials, bare=not said or not (asked or picks(turn)))))),
        _in_words(turn, credentials, table),
        kind="comparison",
        data=ComparisonData(items=tuple(card(one, turn.phrases, turn.today) for one in credentials), rows=table),
        buttons=turn.buttons("utter_comparison"),
    )
    ids = tuple(credential.id for credential in credentials)
    search = turn.search.showing(ids, turn.search)
    if spoken_of := first or alone:
        return remember(search=search.speaking_of(spoken_of.id))
    return remember(search=search if search.current in ids else search.changed(current=None))


def _rows(
    turn: Turn, credentials: Sequence[Credential], asked: tuple[str, ...], described: Credential | None
) -> list[tuple[FactValue, ...]]:
    """The facts of each that are told: those asked for, also where none publishes them, else the usual ones."""
    keys = _keys(turn, asked, chooses=picks(turn) and not described)
    columns = [facts(credential, turn.phrases, turn.today, keys) for credential in credentials]
    return [row for row in zip(*columns, strict=True) if asked or any(value.published for value in row)]


def _keys(turn: Turn, asked: tuple[str, ...], *, chooses: bool) -> tuple[str, ...]:
    """The facts that are told: those asked for, the few by which one is chosen or set apart, or all the usual ones."""
    for_somebody = chooses and speaks_of_somebody(turn)
    if asked and not (for_somebody and asked == WEIGHED_FOR[:1]):
        return asked
    if for_somebody:
        return WEIGHED_FOR
    if DIFFERENCE.search(turn.text):
        return (CONTENT, *WEIGHED)
    return WEIGHED if chooses else COMPARED


def _table(turn: Turn, rows: Sequence[tuple[FactValue, ...]]) -> tuple[ComparisonRow, ...]:
    """The rows as they are shown, those in which the credentials differ first."""
    table = [
        ComparisonRow(
            name=row[0].name,
            values=tuple(_value(turn, value) for value in row),
            differs=len({value.value for value in row}) > 1,
        )
        for row in rows
    ]
    return tuple(sorted(table, key=lambda row: not row.differs))


def _value(turn: Turn, value: FactValue) -> str:
    """A fact as it stands in a row: of what a course covers the first parts, where that is not what is asked for."""
    asks_for_it = CONTENT in turn.asked and not picks(turn)
    whole = value.key != CONTENT or asks_for_it or not value.items
    return value.value if whole else "; ".join(part.rstrip(".") for part in value.items[:FIRST_PARTS])


def _in_words(turn: Turn, credentials: Sequence[Credential], table: Sequence[ComparisonRow]) -> str:
    """The titles and the rows; what is the same for all is said once."""
    phrases = turn.phrases
    names = [titled(turn, number, credential) for number, credential in enumerate(credentials, 1)]
    cells = [
        " | ".join(f"{number}. {value}" for number, value in enumerate(row.values, 1))
        if row.differs
        else phrases("utter_same_for_both" if len(credentials) == BOTH else "utter_same_for_all", value=row.values[0])
        for row in table
    ]
    lines = [phrases("utter_review_line", name=row.name, value=cell) for row, cell in zip(table, cells, strict=True)]
    return "\n".join([*names, "", *lines])


def _lead(
    turn: Turn,
    credentials: Sequence[Credential],
    asked: tuple[str, ...],
    described: Credential | None,
    beyond: Sequence[Credential],
) -> tuple[Credential | None, str]:
    """The credential that the question asks for, None where it asks for none or none stands out, and the sentences that
    answer it."""
    if answer := say_foremost(turn, credentials, asked, beyond):
        return answer
    if described:
        return described, turn.phrases("utter_begin_with_described", title=described.title)
    asks_one = picks(turn) or not (asked or DIFFERENCE.search(turn.text))
    picked = pick(turn, credentials, asked) if asks_one else None
    asks_else = asked and (picks(turn) or clauses_put(turn))  # "which costs £300?", "do they start in January?"
    advised, said = (picked.credential, picked.said) if picked else (None, "")
    leads = "" if asks_else or beyond or FOREMOST.search(turn.text) else say_leads(turn, credentials, asked, advised)
    stays = turn.search.current in {one.id for one in credentials} and not picks(turn)
    return (None if stays else advised), " ".join(filter(None, (said, leads)))


def _only_some_say(turn: Turn, rows: Sequence[tuple[FactValue, ...]], asked: tuple[str, ...]) -> str:
    """That none of several publishes the one fact that is asked for, or which of them do; empty where all do."""
    if len(asked) != 1 or asked == (BOOKED,) or all(value.published for value in rows[0]):
        return ""
    numbers = [str(number) for number, value in enumerate(rows[0], 1) if value.published]
    if not numbers:
        return turn.phrases("utter_row_unpublished")
    return turn.phrases("utter_row_published", numbers=turn.phrases.listing(numbers))


def _heading(turn: Turn, credentials: Sequence[Credential], *, bare: bool) -> str:
    """What stands over the rows where no sentence answers the question (`bare`), or the numbers are new."""
    page, ids = turn.search.shown, tuple(credential.id for credential in credentials)
    if not {*page}.isdisjoint(ids) and page[: len(ids)] != ids:
        return turn.phrases("utter_comparison_anew")
    return turn.phrases("utter_comparison") if bare else ""

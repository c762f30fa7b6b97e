"""compare: credentials side by side, each fact a row, what is not published said in its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answering import show_search
from actions.cards import card, fact
from actions.conclusions import entry_of_each
from actions.earlier import beyond_the_page
from actions.guidance import of_principle, say_guidance
from actions.items import say_unclear, shown, titled
from actions.ordering import FACT_OF, foremost
from actions.pages import Referents
from actions.picking import WEIGHED, first_shown, pick, picks
from actions.put import settling
from actions.recommend import in_order_asked
from actions.referents import referents
from actions.skill import SKILLS, skill
from actions.turn import Events, Turn, remember
from actions.verdicts import distance, verdict_of_each
from catalogue.facts import Shown, facts
from catalogue.records import Credential
from catalogue.store import get_credentials
from contract import ComparisonData, ComparisonRow
from reading.choosing import choose, tells_apart
from reading.comparatives import Order, measured
from reading.lists import of_shortlist

MOST = 3

WHICH = re.compile(r"\b(?:which|whit yin|best for|better for)\b", re.IGNORECASE)
"""Words of a question that wants one of several."""

ADVICE = re.compile(r"\bwhich\b[^.?!]*\b(?:would|wid|should|do) (?:you|i|we)\b", re.IGNORECASE)
"""Words that ask which of several to take, and not what the hub thinks of such things."""

DIFFERENCE = re.compile(r"\b(?:differ\w*|odds)\b", re.IGNORECASE)
"""Words that ask what sets several apart, and not for all that is known of them."""

_NAME = (
    r"(?:prices?|costs?|fees?|money|time|length|hours|weeks|duration|levels?|credits?|place|location|delivery|starts?"
    r"|dates)"
)
BY = re.compile(
    rf"\b(?:on|by|only|just|jist|mainly|mostly|in terms of) (?:the |their )?(?P<named>{_NAME}\b[^.?!;\n]*)",
    re.IGNORECASE,
)
NAMES_OF = {
    "price": re.compile(r"\b(?:prices?|costs?|fees?|money)\b", re.IGNORECASE),
    "time": re.compile(r"\b(?:time|length|long|hours|weeks|duration)\b", re.IGNORECASE),
    "scqf_level": re.compile(r"\blevels?\b", re.IGNORECASE),
    "scqf_credits": re.compile(r"\bcredits?\b", re.IGNORECASE),
    "delivery": re.compile(r"\b(?:online|where|place|location|delivery|in person)\b", re.IGNORECASE),
    "starts": re.compile(r"\b(?:starts?|start(?:ing)? dates?|dates)\b", re.IGNORECASE),
    "assessment": re.compile(r"\bassess\w*|\bexams?\b", re.IGNORECASE),
}
"""Words that lead up to the facts by which several are to be compared, and the names of these."""

SHOWN = "shown"
"""What the button below a list names: those that are shown are compared, whatever was kept."""


@skill("action_compare_credentials")
def compare(turn: Turn) -> Events:
    listed, current = shown(turn), turn.search.current
    if pressed := turn.message.named.get("credential"):
        return _beside(turn, pressed, listed)
    asks_advice = len(listed) > 1 and ADVICE.search(turn.text)
    if turn.text and turn.message.facts and not asks_advice and (principle := of_principle(turn)):
        return say_guidance(turn, principle)
    with turn.session() as session:
        kept = get_credentials(session, turn.slots.shortlist)
    if turn.message.named.get("value") == SHOWN:
        kept = []
    if len(kept) > 1 and (not turn.text or of_shortlist(turn.text) or len(listed) < 2):
        listed = kept
    if (ordered := in_order_asked(turn)) is not None:
        return show_search(turn, ordered)
    points = turn.heard.pointed or turn.heard.titles
    numbered = choose(turn.text, listed)
    means = referents(turn) if points else Referents(tuple(numbered))
    chosen = list(means.credentials)
    if len(chosen) == 1 < len(numbered) < len(listed) and chosen[0] in numbered:
        chosen = numbered  # "compare one and two", of which the reader marked one
    elif listed is not kept and any(beyond_the_page(turn, point) for point in points):
        chosen = beyond_the_page(turn, " ".join(points)) or chosen  # "the first and the third", where one was left
    if len(chosen) == 1 and current and chosen[0].id != current:
        chosen = [*(credential for credential in listed if credential.id == current), *chosen]
    chosen = chosen if len(chosen) > 1 else listed
    if len(chosen) < 2:
        if len(listed) == 1 and (turn.asked or WHICH.search(turn.text)):
            if not WHICH.search(turn.text):
                turn.respond("utter_one_to_compare")
            return SKILLS["action_show_details"](turn)
        turn.respond("utter_nothing_to_compare")
        return []
    described = _described(turn, chosen[:MOST])
    alone = means.credentials[0] if len(means.credentials) == 1 else None
    events = say_comparison(turn, chosen[:MOST], turn.asked, described, alone)
    say_unclear(turn, means.unclear)
    return events


def _described(turn: Turn, listed: Sequence[Credential]) -> Credential | None:
    """The one of several that a question describes and asks nothing else of: "which is more for quality", "which covers
    distress best"."""
    if {*turn.asked} - {"content"} or turn.heard.pointed or measured(turn.text) or not WHICH.search(turn.text):
        return None
    like = turn.index.credentials.likest(tells_apart(turn.text), [card.id for card in listed])
    return next((card for card in listed if (card.id,) == like), None)


def _beside(turn: Turn, pressed: str, listed: Sequence[Credential]) -> Events:
    """Compare the credential of a card with the one that was spoken of, or else with the first other of the list."""
    with turn.session() as session:
        found = get_credentials(session, [pressed])
    others = sorted((other for other in listed if other.id != pressed), key=lambda one: one.id != turn.search.current)
    if not (found and others):
        turn.respond("utter_nothing_to_compare")
        return []
    return say_comparison(turn, [*found, others[0]])


def say_comparison(
    turn: Turn,
    credentials: Sequence[Credential],
    asked: tuple[str, ...] = (),
    described: Credential | None = None,
    alone: Credential | None = None,
    lead: str = "",
) -> Events:
    """Say the asked facts of these credentials side by side, or the usual ones that at least one of them publishes.

    They are numbered anew, which is said where the page has other numbers for them.
    What settles a question of each of them is said first. Where one fact is asked for, and which has most or least of
    it, that one is named first, and is the one spoken of; the same holds for the one that a question has `described`.
    `alone` is the only one that it pointed at, and is the one spoken of where none is named first.
    What is said next of "the second" is counted among these. `lead` stands in the place of the usual sentences.
    """
    phrases = turn.phrases
    asked = tuple(dict.fromkeys((*asked, *settling(turn), *_named(turn)))) if asked else asked
    first, usual = _lead(turn, credentials, asked, described)
    between = (picks(turn) and not described) or DIFFERENCE.search(turn.text)
    rows_of = asked or (WEIGHED if between else Shown.COMPARISON)
    columns = [facts(credential, phrases, turn.today, rows_of) for credential in credentials]
    told = [(one, [*map(fact, column)]) for one, column in zip(credentials, columns, strict=True)]
    settled = None if measured(turn.text) else verdict_of_each(turn, told)
    follows = entry_of_each(turn, credentials) if "entry_requirements" in asked else None
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
        " ".join(filter(None, (settled, follows, lead or usual))),
        "\n".join([*names, "", *lines]),
        kind="comparison",
        data=ComparisonData(items=items, rows=rows),
        buttons=turn.buttons("utter_comparison"),
    )
    search = turn.search.showing(tuple(credential.id for credential in credentials), turn.search)
    spoken_of = first or alone
    return remember(search=search.speaking_of(spoken_of.id) if spoken_of else search)


def _named(turn: Turn) -> list[str]:
    """The facts by which a message compares, by their names: "mainly on time and price"."""
    named = BY.search(turn.text)
    return [key for key, names in NAMES_OF.items() if named and names.search(named["named"])]


def _lead(
    turn: Turn, credentials: Sequence[Credential], asked: tuple[str, ...], described: Credential | None
) -> tuple[Credential | None, str]:
    """The credential that the question asks for, None where it asks for none or none stands out, and the sentences that
    lead a comparison."""
    phrases, order = turn.phrases, measured(turn.text)
    if order is not None and FACT_OF[order] in asked:
        places = turn.heard.conditions.filters.places or turn.search.filters.places
        first = foremost(credentials, order, places, turn.today)
        if first:
            named = phrases("utter_foremost", title=first.title, order=phrases(f"utter_foremost_{order}"))
            far = [distance(turn, one, places) for one in credentials] if order is Order.NEAREST else []
            return first, " ".join(filter(None, (named, *far, phrases("utter_comparison"))))
    picked = pick(turn, credentials, asked) if picks(turn) and not described else None
    title = described.title if described else _best(turn, credentials, asked)
    begin = [picked.said] if picked else [phrases("utter_begin_with", title=title)] if title else []
    page, ids = turn.search.shown, tuple(credential.id for credential in credentials)
    anew = not {*page}.isdisjoint(ids) and page[: len(ids)] != ids
    first = picked.credential if picked else described
    return first, " ".join([*begin, phrases("utter_comparison_anew" if anew else "utter_comparison")])


def _best(turn: Turn, credentials: Sequence[Credential], asked: tuple[str, ...]) -> str | None:
    """The title of the one that stands first by what is looked for; None where one fact is asked for or no need was
    named."""
    if asked or not turn.search.needs:
        return None
    first = first_shown(turn, credentials)
    return first.title if first else None

"""The page that answers a list: for each group of learners or line of it the credential to look at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actions.conditions import chips, in_brackets, need_chips, quoted
from actions.demand import note_unmet
from actions.finding import find, nearest
from actions.items import item
from actions.lists import listing
from actions.results_page import kept_out_better, listed_card
from actions.search import Search
from actions.turn import Events, Turn, payload, remember
from contract import FilterChip, RecommendationsData
from index.results import Hit, Result
from reading.groups import Group

MOST_BUTTONS = 6


Answered = tuple[Group, Hit]
"""A group, and what answers its needs best."""


def is_whole(search: Search) -> bool:
    """Whether a search is for all the groups that the employer told apart."""
    needs = {need for group in search.groups for need in group.needs}
    return len(search.groups) > 1 and needs == {*search.needs} and search.seen == 0 and not search.order


def show_parts(turn: Turn, search: Search) -> Events | None:
    """Say for each group of a search what to look at first, and for which there is nothing; None where there is nothing
    for any."""
    searches = [search.for_group(group) for group in search.groups]
    texts = [text for part in searches for text in (*part.needs, part.whole, *part.refused)]
    turn.index.prepare(texts, turn.background)
    results = [_found(turn, part) for part in searches]
    best = [
        (group, result.hits[0] if result.hits else None) for group, result in zip(search.groups, results, strict=True)
    ]
    answered = _once_each([(group, hit) for group, hit in best if hit])
    if not answered:
        return None
    for part, result in zip(searches, results, strict=True):
        note_unmet(turn, part, result)
    conditions = chips(turn.phrases, search)
    left_out = [kept_out_better(turn, result, conditions, result.hits[:1]) for result in results]
    _say(turn, search, answered, best, dict(kept for kept in left_out if kept))
    groups = tuple(replace(group, credential=hit.credential.id if hit else "") for group, hit in best)
    ids = tuple(hit.credential.id for _, hit in answered)
    shown = search.changed(groups=groups, seen=len(ids), asked=0, current=None)
    return remember(search=shown.showing(ids, turn.search), lists=listing(turn.lists, shown, ids))


def _found(turn: Turn, search: Search) -> Result:
    """What answers a search, or comes nearest to it where its conditions leave nothing."""
    result = find(turn, search).without(search.hidden)
    return result if result.hits or not search.filters else nearest(turn, search).without(search.hidden)


def _once_each(answered: Sequence[Answered]) -> list[Answered]:
    """Each answer once: where several groups have the same, its reasons and gaps are those for all of them."""
    together: dict[str, Answered] = {}
    for group, hit in answered:
        first, known = together.get(hit.credential.id, (group, hit))
        reasons = tuple(dict.fromkeys((*known.reasons, *hit.reasons)))
        gaps = tuple(dict.fromkeys((*known.not_covered, *hit.not_covered)))
        together[hit.credential.id] = first, replace(known, reasons=reasons, not_covered=gaps)
    return list(together.values())


def _say(
    turn: Turn,
    search: Search,
    answered: Sequence[Answered],
    best: Sequence[tuple[Group, Hit | None]],
    left_out: Mapping[FilterChip, str],
) -> None:
    """`best` has each group with what answers it, `left_out` conditions that keep out what is much better for one, with
    the sentence that says so."""
    phrases = turn.phrases
    conditions = chips(phrases, search)
    reached = {reason.need for _, hit in answered for reason in hit.reasons}
    uncovered = tuple(need for need in search.needs if need not in reached)
    items = tuple(
        listed_card(turn, search, hit, number, learners=group.count or search.learners)
        for number, (group, hit) in enumerate(answered, 1)
    )
    data = RecommendationsData(
        needs=need_chips(search, uncovered), filters=conditions, items=items, uncovered=uncovered, total=len(items)
    )
    each = "; ".join(_in_short(turn, search, group, hit) for group, hit in best)
    lead = phrases("utter_parts", count=len(search.groups), conditions=in_brackets(phrases, conditions), each=each)
    paragraphs = [
        f"{phrases('utter_part', part=_label(turn, group))}\n{item(turn, number, hit.credential, hit, one.missed)}"
        for number, ((group, hit), one) in enumerate(zip(answered, items, strict=True), 1)
    ]
    buttons = [
        turn.button("utter_button_part", payload("refine", ordinal=str(at)), part=_label(turn, group, short=True))
        for at, group in enumerate(search.groups, 1)
        if best[at - 1][1]
    ]
    without = [turn.button("utter_button_without", chip.drop, value=chip.value) for chip in left_out]
    buttons = [*buttons[:MOST_BUTTONS], *without, *turn.buttons("utter_parts")]
    turn.say(
        " ".join([lead, *left_out.values()]),
        "\n\n".join([*paragraphs, phrases("utter_after_parts")]),
        kind="recommendations",
        data=data,
        buttons=buttons,
    )


def _in_short(turn: Turn, search: Search, group: Group, hit: Hit | None) -> str:
    """What to start with for a group, which is named by what it needs first where that is nobody else's, or that there
    is nothing."""
    alone = sum(other.needs[:1] == group.needs[:1] for other in search.groups) == 1
    part = _label(turn, replace(group, learners="") if alone else group, short=True)
    if hit is None:
        return turn.phrases("utter_part_nothing", part=part)
    name = "utter_part_start" if hit.score >= turn.index.calibration.fit else "utter_part_nearest"
    return turn.phrases(name, part=part, title=hit.credential.title)


def _label(turn: Turn, group: Group, *, short: bool = False) -> str:
    """What a group is called: its number in the employer's list, who they are and what they need."""
    needs = turn.phrases.listing([quoted(turn.phrases, need) for need in (group.needs[:1] if short else group.needs)])
    who = group.learners if not short or not group.number else ""
    told = turn.phrases("utter_group", who=who, needs=needs) if who else needs
    return turn.phrases("utter_part_numbered", number=group.number, part=told) if group.number else told

"""A page of results in words: what was found, what each is and lacks, and what there is when nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.cards import ALONE, LISTED, card
from actions.conditions import (
    about,
    chips,
    in_brackets,
    list_name,
    missed,
    need_chips,
    of_offers,
    one_less,
    quoted,
)
from actions.finding import LOOKED_AT
from actions.held_conditions import Held
from actions.items import item
from actions.last_said import is_known
from actions.lists import present
from actions.page_lead import Page, lead_of
from actions.search import Search
from actions.turn import Turn, payload
from catalogue.records import Credential
from contract import Button, Card, FilterChip, RecommendationsData
from index.results import Hit, Result


def say_nothing(
    turn: Turn, search: Search, result: Result, near: Credential | None = None, beside: Search | None = None
) -> None:
    """Say that nothing answers the needs within the conditions, and what there is with one condition less; else what
    comes near in its subject. `beside` is the search that goes on: then nothing of this search can be taken back."""
    phrases = turn.phrases
    conditions = () if beside else chips(phrases, search)
    loosened = one_less(result, conditions)
    within = of_offers(conditions) if loosened or search.refused else ""
    name = "utter_nothing_within" if within else "utter_nothing_found"
    shown = (near.id,) if near else ()
    if not within and turn.text and search.needs == turn.search.needs and turn.search.shown in ((), shown):
        name, within, near = "utter_still_nothing", in_brackets(phrases, conditions), None
    lead = phrases(name, needs=about(phrases, search), conditions=within)
    strangers = turn.heard.strangers if turn.text else ()
    unknown = [phrases("utter_provider_absent", provider=phrases.listing(strangers))] if strangers else []
    # in the lead, because no data says it: a client that draws the data shows no body
    named = [phrases("utter_near_in_subject", title=near.title, provider=near.provider)] if near else []
    other = list_name(phrases, beside) if beside else ""
    goes_on = [phrases("utter_list_goes_on", list=other)] if other else []
    lead = " ".join([lead, *unknown, *(_without(turn, chip, hits) for chip, hits in loosened), *named, *goes_on])
    buttons = _buttons_without(turn, loosened)
    if near:
        buttons.append(turn.button("utter_button_about", payload("details", credential=near.id), title=near.title))
    if beside and (listed := present(turn.lists, turn.search)):
        back = payload("more", ordinal=str(listed.number))
        buttons.append(turn.button("utter_button_back_to_list", back, list=other))
    needs = need_chips(search, search.needs)
    data = RecommendationsData(
        needs=tuple(need.model_copy(update={"drop": None}) for need in needs) if beside else needs,
        filters=conditions,
        items=(),
        uncovered=search.needs,
        total=0,
    )
    turn.say(lead, kind="recommendations", data=data, buttons=[*buttons, *turn.buttons("utter_nothing_found")])


def _buttons_without(turn: Turn, loosened: Sequence[tuple[FilterChip, Sequence[Hit]]]) -> list[Button]:
    return [turn.button("utter_button_without", chip.drop, value=chip.value) for chip, _ in loosened]


def _without(turn: Turn, chip: FilterChip, hits: Sequence[Hit]) -> str:
    """What there would be without a condition: how many, and the best of them or the nearest."""
    distances = [(hit.verdict.miles, at) for at, hit in enumerate(hits[:LOOKED_AT]) if hit.verdict.miles is not None]
    if chip.field == "places" and distances:
        miles, at = min(distances)
        nearest = hits[at].credential
        return turn.phrases(
            "utter_one_less_place",
            condition=chip.value,
            count=len(hits),
            title=nearest.title,
            place=nearest.location,
            miles=round(miles),
        )
    first = hits[0].credential
    return turn.phrases(
        "utter_one_less", condition=chip.value, count=len(hits), title=first.title, provider=first.provider
    )


def listed_card(
    turn: Turn, search: Search, hit: Hit, number: int, *, learners: int | None, can: Sequence[str] = LISTED
) -> Card:
    """The card of a hit at its place in a list, with the wishes of the search that it does not meet."""
    words = missed(turn.phrases, hit, search, turn.today)
    shown = card(hit.credential, turn.phrases, turn.today, hit, words, number=number, learners=learners, can=can)
    return shown.model_copy(update={"known": is_known(turn, search, hit)})


def say_page(turn: Turn, search: Search, result: Result, page: tuple[Hit, ...], kept_out: Result | None = None) -> None:
    """Say a page of what answers a search.

    Where nothing meets its musts, the page has what comes nearest, and `kept_out` is the result with them.
    """
    phrases = turn.phrases
    conditions = chips(phrases, search)
    held = Held(meets=conditions) if kept_out else Held.against(conditions, page, lambda: result.hits[:LOOKED_AT])
    sure = result.sure(turn.index.calibration.margins.guess)
    told = [_as_told(turn, search, hit, result.uncovered, related=not (sure or kept_out)) for hit in page]
    data = RecommendationsData(
        needs=need_chips(search, result.uncovered),
        filters=conditions,
        items=tuple(
            listed_card(turn, search, hit, number, learners=search.learners, can=LISTED if len(page) > 1 else ALONE)
            for number, hit in enumerate(told, 1)
        ),
        uncovered=result.uncovered,
        total=len(result.hits),
    )
    first_page = search.seen == len(page) and not kept_out
    left_out = kept_out_better(turn, result, conditions, page) if first_page else None
    whole = Page(page, result, data, held, near=bool(kept_out), sure=sure, left_out=left_out[1] if left_out else "")
    paragraphs = [
        item(turn, number, hit.credential, hit, shown.missed, known=shown.known)
        for number, (hit, shown) in enumerate(zip(told, data.items, strict=True), 1)
    ]
    paragraphs.append(phrases("utter_after_recommendations"))
    buttons = [
        turn.button("utter_button_details", payload("details", credential=shown.id), number=number)
        for number, shown in enumerate(data.items, 1)
    ]
    if len(page) > 1:
        buttons += turn.buttons("utter_found_beside")
    if kept_out:
        buttons += _buttons_without(turn, one_less(kept_out, conditions))
    if left_out:
        buttons.append(turn.button("utter_button_without", left_out[0].drop, value=left_out[0].value))
    if search.seen < data.total:
        buttons += turn.buttons("utter_found")
    if len(search.needs) > 1:
        buttons += turn.buttons("utter_found_several")
    buttons += turn.buttons("utter_after_recommendations")
    turn.say(lead_of(turn, search, whole), "\n\n".join(paragraphs), kind="recommendations", data=data, buttons=buttons)


def _as_told(turn: Turn, search: Search, hit: Hit, uncovered: Sequence[str], *, related: bool) -> Hit:
    """A hit as it stands on a page that says once what nothing is there for, and reasons only where they are news and
    it is more than related: a sentence that is near to what was asked for is no reason by that."""
    if related and search.needs:
        hit = replace(hit, reasons=())
    if is_known(turn, search, hit):
        return replace(hit, reasons=(), not_covered=())
    return replace(hit, not_covered=tuple(need for need in hit.not_covered if need not in uncovered))


def kept_out_better(
    turn: Turn, result: Result, conditions: Sequence[FilterChip], page: Sequence[Hit]
) -> tuple[FilterChip, str] | None:
    """The condition that alone keeps out what surely answers a need, and much more so than anything on the page, with
    the sentence that says what; None where none does."""
    calibration = turn.index.calibration
    shown: dict[str, float] = {}
    for hit in page:
        shown |= {need: max(score, shown.get(need, 0.0)) for need, score in _certain(hit).items()}
    better = [
        (score, hit, chip, need)
        for chip, hits in one_less(result, conditions)
        for hit in hits[:LOOKED_AT]
        for need, score in _certain(hit).items()
        if score >= max(calibration.fit, shown.get(need, 0.0) + calibration.margins.guess)
    ]
    if not better:
        return None
    _, hit, chip, need = max(better, key=lambda found: found[0])
    words = turn.phrases(
        "utter_kept_out", condition=chip.value, title=hit.credential.title, need=quoted(turn.phrases, need)
    )
    return chip, words


def _certain(hit: Hit) -> dict[str, float]:
    """How certain a hit is of each need that it answers."""
    return {reason.need: reason.score for reason in hit.reasons}

"""why: what in a record answers the need, in the record's own words, and what it leaves open."""

from __future__ import annotations

from actions.conditions import chips, missed, of_offers
from actions.finding import find
from actions.items import gap, quotes, say_which
from actions.referents import referents
from actions.skill import skill
from actions.turn import Events, Turn, payload, remember
from catalogue.facts import unpublished
from catalogue.records import Mode
from index.results import Hit


@skill("action_explain_reasons")
def explain_reasons(turn: Turn) -> Events:
    means, phrases = referents(turn), turn.phrases
    chosen = means.credentials
    if not chosen:
        say_which(turn, means.unclear, means.alike)
        return []
    hits = {hit.credential.id: hit for hit in find(turn, turn.search).hits}
    for credential in chosen:
        lead = phrases("utter_details", title=credential.title, provider=credential.provider)
        hit = hits.get(credential.id)
        body = _reasons(turn, hit) if hit else phrases("utter_why_none")
        whole = turn.button("utter_button_whole", payload("details", credential=credential.id))
        turn.say(lead, body, buttons=[whole, *turn.buttons("utter_why")])
    return remember(search=turn.search.speaking_of(chosen[0].id)) if len(chosen) == 1 else []


def _reasons(turn: Turn, hit: Hit) -> str:
    """The needs it answers, the conditions that it is silent on, misses or meets, and the needs it leaves open."""
    phrases, credential = turn.phrases, hit.credential
    # what is taught online alone is in no place, and so meets none
    met = [chip for chip in chips(phrases, turn.search) if chip.field != "places" or credential.mode != Mode.ONLINE]
    conditions = of_offers(met)
    lines = [phrases("utter_why"), *quotes(turn, hit)]
    if hit.verdict.unpublished:
        missing = phrases.listing(unpublished(hit.verdict.unpublished, phrases))
        lines.append(phrases("utter_why_unpublished", facts=missing))
    if words := missed(phrases, hit, turn.search, turn.today):
        lines.append(phrases("utter_item_missed", facts="; ".join(words)))
    elif conditions and not hit.verdict.unpublished:
        lines.append(phrases("utter_why_conditions", conditions=conditions))
    return "\n".join([*lines, *gap(turn, hit)])

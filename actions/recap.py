"""recap: what the advisor understood so far, in words that can be corrected; while a request is made, what it holds."""

from __future__ import annotations

from actions.conditions import chips, need_chips
from actions.hearing import FORM
from actions.items import named
from actions.request_questions import fields_so_far
from actions.skill import skill
from actions.turn import Events, Turn
from contract import RecommendationsData


@skill("action_recap_search")
def recap(turn: Turn) -> Events:
    search, phrases = turn.search, turn.phrases
    if turn.open_form == FORM and (fields := fields_so_far(turn)):
        turn.say(phrases("utter_request_so_far"), named(turn, fields))
        return []
    conditions = chips(phrases, search)
    if not (search.needs or search.refused or conditions):
        turn.respond("utter_recap_nothing")
        return []
    asked = "; ".join(chip.value for chip in conditions if chip.field != "refused")  # those have a line of their own
    lines = [
        phrases.maybe("utter_recap_needs", needs=phrases.listing(search.needs) or None),
        phrases.maybe("utter_recap_refused", topics=phrases.listing(search.refused) or None),
        phrases.maybe("utter_recap_conditions", conditions=asked or None),
    ]
    data = RecommendationsData(
        needs=need_chips(search, ()), filters=conditions, items=(), uncovered=(), total=len(search.shown)
    )
    turn.say(
        phrases("utter_recap"),
        "\n".join(line for line in lines if line),
        kind="recommendations",
        data=data,
        buttons=turn.buttons("utter_recap"),
    )
    return []

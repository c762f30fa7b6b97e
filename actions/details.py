"""details: what was asked of the credentials shown, answered from their records; or, unasked, all of a record."""

from __future__ import annotations

from actions.cards import details, fact
from actions.compare import say_comparison
from actions.items import meant, named, say_which, shown
from actions.refine import refine
from actions.skill import skill
from actions.turn import Events, Turn, payload, remember
from catalogue.facts import asked_for, facts
from catalogue.records import Credential
from contract import CredentialData
from reading.changes import rejects_card


@skill("action_show_details")
def show_details(turn: Turn) -> Events:
    asked = asked_for(turn.text)
    if rejects_card(turn.text) and not asked:
        return refine(turn)
    chosen = meant(turn)
    if not chosen and asked and turn.text:
        chosen = shown(turn)
    if len(chosen) > 1:
        say_comparison(turn, chosen, asked)
        return []
    if not chosen:
        say_which(turn)
        return []
    _say_one(turn, chosen[0], asked)
    return remember(search=turn.search.changed(current=chosen[0].id))


def _say_one(turn: Turn, credential: Credential, asked: tuple[str, ...]) -> None:
    data = details(credential, turn.phrases, turn.today)
    buttons = [turn.button("utter_button_keep", payload("shortlist", credential=credential.id))]
    if asked:
        answers = tuple(fact(value) for value in facts(credential, turn.phrases, turn.today, asked))
        data = data.model_copy(update={"answers": answers})
        body = named(turn, answers)
        buttons.insert(0, turn.button("utter_button_whole", payload("details", credential=credential.id)))
    else:
        body = _in_words(turn, data)
    lead = turn.phrases("utter_details", title=credential.title, provider=credential.provider)
    turn.say(lead, body, kind="credential", data=data, buttons=[*buttons, *turn.buttons("utter_details")])


def _in_words(turn: Turn, data: CredentialData) -> str:
    """The whole record, and in one line what it does not publish."""
    silent = "; ".join(fact.name for fact in data.facts if not fact.published)
    lines = [
        data.description,
        named(turn, [fact for fact in data.facts if fact.published]),
        turn.phrases("utter_not_published", facts=silent) if silent else None,
        data.card.checked,
    ]
    return "\n".join(line for line in lines if line)

"""What follows from the facts of one course for what was asked: no exam, a sum for all, a level beside the one held."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from actions.turn import Turn
from catalogue.facts import cost, facts, money
from catalogue.records import Credential, Pattern, Span, Term
from reading.amounts import awards_named

EXAM = re.compile(r"\bexams?\b|\bexaminations?\b", re.IGNORECASE)
TEST = re.compile(
    r"\b(?:(?:online|written|class|knowledge|multiple-choice|theory) tests?|quiz(?:zes)?|tests? of \d+|"
    r"\d+-question[^.;]* tests?)\b",
    re.IGNORECASE,
)
ASKED_TEST = re.compile(r"\btests?\b|\bquiz(?:zes)?\b", re.IGNORECASE)
DENYING = re.compile(
    r"\b(?:no|not|nobody|never|nor|neither|without|instead|rather|place|free)\b|n['’]t\b", re.IGNORECASE
)
"""Words for an exam, for a smaller one in a record and in a question, and those beside which a record may say that
there is none: then it speaks for itself."""

DEMANDED = re.compile(
    r"\b(?:needs?|requires?|required|must\b[^.?!]{0,15}\bhave|has to have|have to have|without)\b[^.?!]{0,20}?"
    r"\b(?P<paper>degree|hnc|hnd|highers|diploma|svq|a[ -]levels?|gcses?|national 5s?)\b",
    re.IGNORECASE,
)
"""Words of a question whether something on paper is needed to get on to a course."""

PAPER = re.compile(
    r"\b(?:degrees?|b(?:sc|a|eng)|m(?:sc|a|ba|eng)|phd|master\w*|honours|charter\w*|member\w*|hn[cd]s?|highers?|nationals?|"
    r"gcses?|grades?|pass|diplomas?|[sn]vqs?|scqf|awards?|qualif\w*|certificat\w*|cards?|licen[cs]es?|tickets?|pin|"
    r"regist\w*|study|studies|student|graduates?|apprentice\w*|levels?|comparable|equivalent|first aid|accredit\w*)\b",
    re.IGNORECASE,
)
"""Words of a record that may ask for something on paper."""

AWARD = re.compile(
    r"\b(?:certificates?|certs?|badge|at the end(?! of (?!it))|come (?:away|oot|out) with|end up with|walk away with|"
    r"(?:bit|piece) of paper|show for it|qualification)\b",
    re.IGNORECASE,
)
OF_AWARD = frozenset({"badge", "stacks_into", "scqf_credits", "behind", "awarding_body"})
"""Words that ask what people have in the end, and the facts that are told of it."""

LOWEST_NAMED = 4
"""The SCQF level below which the glossary has one entry for all."""

SOUNDS_OPEN = re.compile(r"[aeiou]|hn[cd]|m(?:sc|ba)|svq|n\d|hon", re.IGNORECASE)
"""How the name of a qualification begins before which "a" is "an"."""


def conclusions(turn: Turn, credential: Credential, told: Collection[str]) -> list[str]:
    """The sentences that follow from the facts told (`told`, their keys) for what the message asks; none where it asks
    nothing so."""
    sentences = (
        _exam(turn, credential) if "assessment" in told else None,
        _for_all(turn, credential) if "price" in told else None,
        beside_an_award(turn, credential) or _level_in_words(turn, credential) if "scqf_level" in told else None,
        _demanded(turn, credential) if "entry_requirements" in told else None,
        _award(turn, credential) if OF_AWARD & {*told} else None,
    )
    return [sentence for sentence in sentences if sentence]


def entry_of_each(turn: Turn, credentials: Sequence[Credential]) -> str:
    """Which of several courses, by their numbers, ask for something on paper, which do not and which do not say."""
    numbers: dict[str, list[str]] = {"open": [], "paper": [], "unpublished": []}
    for number, credential in enumerate(credentials, 1):
        entry = credential.entry_requirements
        kind = "unpublished" if not entry else "paper" if PAPER.search(entry) else "open"
        numbers[kind].append(str(number))
    return " ".join(
        turn.phrases(f"utter_entry_{kind}_numbers", numbers=turn.phrases.listing(among))
        for kind, among in numbers.items()
        if among
    )


def own_time(turn: Turn, credential: Credential) -> str | None:
    """That learners choose their own days and times, of a course where they do."""
    return turn.phrases("utter_own_time") if credential.pattern is Pattern.SELF_PACED else None


def beside_an_award(turn: Turn, credential: Credential) -> str | None:
    """Where the level of a course stands beside that of a qualification which a message names: "one has an HNC"."""
    level, awards = credential.scqf_level, awards_named(turn.text)
    if level is None or len(awards) != 1:
        return None
    name, (low, high) = awards[0]
    if level.high < low:
        form = "below"
    elif level.low > high:
        form = "above"
    else:
        form = "same"
    return turn.phrases(
        f"utter_beside_award_{form}", award=_with_article(name), level=Span(low=low, high=high), own=level
    )


def _level_in_words(turn: Turn, credential: Credential) -> str | None:
    """What the level of a course means in plain words, where the level is asked for."""
    level = credential.scqf_level
    if level is None or "scqf_level" not in turn.asked:
        return None
    return next(
        (
            turn.phrases("utter_level_in_words", level=level, means=term.definition)
            for term in terms_of(turn, level.low)
        ),
        None,
    )


def terms_of(turn: Turn, level: int) -> list[Term]:
    """The glossary's entry for an SCQF level; none where a hub's own glossary has none."""
    return turn.index.terms.get(["scqf-levels-1-to-3" if level < LOWEST_NAMED else f"scqf-level-{level}"])


def _with_article(name: str) -> str:
    """A qualification as it stands in a sentence: "an HNC", "a degree", "Highers"."""
    if name[-1] in "s5" and not name.lower().endswith("master's"):
        return name
    return f"an {name}" if SOUNDS_OPEN.match(name) else f"a {name}"


def _exam(turn: Turn, credential: Credential) -> str | None:
    """Whether there is an exam, where one is asked about and the record says how people are assessed."""
    method = credential.assessment
    if not method or DENYING.search(method) or not (EXAM.search(turn.text) or ASKED_TEST.search(turn.text)):
        return None
    if EXAM.search(method):
        return turn.phrases("utter_exam")
    if TEST.search(method):
        return turn.phrases("utter_test")
    return None if ASKED_TEST.search(method) else turn.phrases("utter_no_exam")


def _for_all(turn: Turn, credential: Credential) -> str | None:
    """What a published price a head comes to for those who are to learn."""
    heads, price = turn.search.learners, credential.price
    total = cost(credential, heads) if heads and heads > 1 else None
    if not total or price is None or price.per != "learner":
        return None
    return turn.phrases("utter_price_for_all", count=heads, total=money(total))


def _demanded(turn: Turn, credential: Credential) -> str | None:
    """That what a question asks for on paper is not asked for by a record that says who can get on."""
    asked, entry = DEMANDED.search(turn.text), credential.entry_requirements
    if not asked or not entry or PAPER.search(entry):
        return None
    return turn.phrases("utter_not_demanded", paper=asked["paper"])


def _award(turn: Turn, credential: Credential) -> str | None:
    """What people have in the end, where that is asked and the record says whether it carries credit."""
    if not AWARD.search(turn.text):
        return None
    if credential.credit_bearing is False:
        return turn.phrases("utter_award_no_credit")
    credits, level = facts(credential, turn.phrases, turn.today, ["scqf_credits", "scqf_level"])
    if not credits.published or not level.published:
        return None
    name = "utter_award_credit_from" if credential.awarding_body else "utter_award_credit"
    return turn.phrases(name, credits=credits.value, level=level.value, body=credential.awarding_body or "")

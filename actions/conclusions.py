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

NOT_NEEDED = re.compile(r"\bno (?:\w+ ){1,3}(?:is|are) (?:needed|required|asked for)", re.IGNORECASE)
"""Words by which a record asks for nothing of that kind."""

AWARD = re.compile(
    r"\b(?:certificates?|certs?|badge|at the end(?! of (?!it))|come (?:away|oot|out) with|end up with|walk away with|"
    r"(?:bit|piece) of paper|show for it|qualification)\b",
    re.IGNORECASE,
)
TO_HAVE = re.compile(r"\b(?:have|hae|get|gets|hold|left with)\b", re.IGNORECASE)
OF_AWARD = frozenset({"badge", "stacks_into", "scqf_credits", "behind", "awarding_body"})
"""Words that ask what people have in the end, and the facts that are told of it."""

LOWEST_NAMED = 4
"""The SCQF level below which the glossary has one entry for all."""

SOUNDS_OPEN = re.compile(r"[aeiou]|hn[cd]|m(?:sc|ba)|svq|n\d|hon", re.IGNORECASE)
"""How the name of a qualification begins before which "a" is "an"."""


def conclusions(turn: Turn, credential: Credential, told: Collection[str]) -> list[str]:
    """The sentences that follow from the facts told (`told`, their keys) for what the message asks; none where it asks
    nothing so."""
    level = _level_in_words(turn, credential) if "scqf_level" in told else None
    award = _award(turn, credential) if OF_AWARD & {*told} else None
    in_words = None if awards_named(turn.text) else level
    return [*_follow(turn, credential, told), *filter(None, (award, in_words))]


def conclusions_of_each(turn: Turn, credentials: Sequence[Credential], told: Collection[str]) -> str:
    """The same for each of several courses, by their numbers, those of which the same follows together; but no sum and
    no level in words, and of a question who can get on which ask for papers."""
    numbers: dict[str, list[str]] = {}
    for number, credential in enumerate(credentials, 1):
        for sentence in _follow(turn, credential, {*told} - {"entry_requirements", "price"}):
            numbers.setdefault(sentence, []).append(str(number))
    said = [
        sentence
        if len(among) == len(credentials)
        else turn.phrases("utter_follows_for", numbers=turn.phrases.listing(among), said=sentence)
        for sentence, among in numbers.items()
    ]
    if "entry_requirements" in told:
        kinds = _numbered(turn, [_entry(one) for one in credentials])
        said += [turn.phrases(f"utter_entry_{kind}_numbers", numbers=among) for kind, among in kinds.items()]
    if OF_AWARD & {*told} and AWARD.search(turn.text):
        kinds = _numbered(turn, [_credit(one) for one in credentials])
        said += [turn.phrases(f"utter_award_{kind}_numbers", numbers=among) for kind, among in kinds.items()]
    return " ".join(said)


def _numbered(turn: Turn, kinds: Sequence[str]) -> dict[str, str]:
    """The numbers of the courses of each kind, as they are listed."""
    return {
        kind: turn.phrases.listing([str(number) for number, one in enumerate(kinds, 1) if one == kind])
        for kind in sorted({*kinds})
    }


def _entry(credential: Credential) -> str:
    """Whether a course asks for something on paper, as the phrases for it are named."""
    entry = credential.entry_requirements
    return "unpublished" if not entry else "paper" if PAPER.search(NOT_NEEDED.sub("", entry)) else "open"


def _credit(credential: Credential) -> str:
    """Whether a course carries credit, as the phrases for it are named."""
    if credential.scqf_credits:
        return "credit"
    return "none" if credential.credit_bearing is False else "unpublished"


def _follow(turn: Turn, credential: Credential, told: Collection[str]) -> list[str]:
    sentences = (
        _exam(turn, credential) if "assessment" in told else None,
        _for_all(turn, credential) if "price" in told else None,
        beside_an_award(turn, credential) if "scqf_level" in told else None,
        _demanded(turn, credential) if "entry_requirements" in told else None,
    )
    return [sentence for sentence in sentences if sentence]


def in_the_end(turn: Turn) -> tuple[str, ...]:
    """The facts that tell what people have in the end, where a message asks that of a course."""
    of_award = OF_AWARD | {"content"} if TO_HAVE.search(turn.text) else OF_AWARD
    asks_so = AWARD.search(turn.text) and (of_award & {*turn.asked} or not turn.asked)
    return ("scqf_credits", "scqf_level") if asks_so else ()


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
    if not (EXAM.search(turn.text) or ASKED_TEST.search(turn.text)):
        return None
    if credential.assessed is False:
        return turn.phrases("utter_not_assessed")
    if not method or DENYING.search(method):
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

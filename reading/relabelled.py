"""What was marked as one thing where the words around it say that it is another: what somebody holds already, a topic
that is dropped or turned to, what is free and is no course, a day by which to answer a letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from catalogue.gazetteer import find_all
from reading.constraints.levels import NAMES
from reading.spans import Span, told_apart
from reading.surroundings import is_no_topic, is_too_far

PERK = (
    r"parking|car park|meals?|lunch(?:es)?|breakfasts?|dinners?|teas?|coffees?|drinks?|food|uniforms?|clothing"
    r"|wi-?fi|gym|transport|travel|bus(?:es)?|accommodation|housing|phone|tickets|samples?|health ?care|eye tests?"
)
FREE_PERK = re.compile(
    rf"\bfree (?:(?!for|on|in|to|about|of|at|and|or)[a-z]+ ){{0,2}}?(?:{PERK})\b"
    r"(?=\s*(?:$|[.,;:!?)\n¦]|(?:and (?:an?|the|our|free)|on|for|at|with|provided|included|while|when|after)\b))",
    re.IGNORECASE,
)
"""What an employer gives away: "free parking", "free staff meals"."""

FREE = re.compile(r"\bfree\b", re.IGNORECASE)
NO_PRICE_BEFORE = re.compile(
    r"(?:\b(?:feel|hands?|sugar|gluten|dairy|lactose|nut|meat|alcohol|smoke|drug|hassle|stress|peat|plastic|paper|jargon"
    r"|chemical|pesticide|barrier|accident|(?:my|our|your|his|her|their)(?: own)?)[ -]"
    r"|\b(?:i|we|he|she)(?:['’](?:m|re|s|ll be)| am| are| is| will be)?(?: (?:all|only|usually|mostly|both|just))* )$",
    re.IGNORECASE,
)
NO_PRICE_AFTER = re.compile(
    r"\s?(?:time|hands?|range|standing|flow|will|rein|up|lance)\b"
    r"|\s(?:(?:only |just )?(?:on|after|before|from|until|till|between|every|most) )(?:the )?"
    r"(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|mornings?\b|afternoons?\b|evenings?\b|weekends?\b)",
    re.IGNORECASE,
)
"""What stands before and behind "free" where it is no price: "feel free", "she is free", "free on Fridays"."""

_AWARD = (
    rf"(?:{NAMES}|diplomas?|certificates?|qualifications?|apprenticeships?|city (?:&|and) guilds|"
    r"[sn]vqs?(?: level)?(?: ?[1-5])?|pdas?|npas?|standard grades?|o[ -]?(?:grade|level)s?)"
)
_SEEKING = r"to|needs?|wants?|any|anything|something|looking|you|courses?|training|like"
OF_AWARD = re.compile(
    rf"\b(?:(?<!you )(?<!college )(?<!university )(?<!anyone )(?<!anybody )"
    r"(?:have|has|had|hold|holds|holding|got|did|passed|completed|gained)\b"
    rf"(?:(?!\b(?:{_SEEKING})\b)[^.?!;\n]){{0,40}}|(?P<has>with)(?: an?| my| his| her| their| \w+ years['’]?)?) ?"
    rf"\b{_AWARD} (?:in|of|on|for) (?:the )?$",
    re.IGNORECASE,
)
"""What stands before the subject of a qualification that people have: "a trainee with an HND in", "she holds a degree
in"; "a course with an HND in" is wanted."""

NOT_HELD = re.compile(
    r"\b(?:no|none|never|not|nobody|must|should|ought|needs? to|ha(?:ve|s) to|want\w*|like|leave with|come away with)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""Words beside a qualification that people lack or are to get."""

SENTENCE_END = re.compile(r"[.!?;\n]\s")
WITH = re.compile(r"\s*(?:who are |,)?\s*with (?:an? |my |his |her |their )", re.IGNORECASE)
LONGEST_BEFORE = 90
"""Characters in front of a span that are looked at."""

_LEAD = (
    r"(?:(?:and|but|so|ok(?:ay)?|right|actually|well|no|yes|just|please|let['’]s|we can|we(?:['’]ll| will)|you can)"
    r"\W+)*"
)
_THE = r"(?: (?:about|with|out|off))?(?: now)?(?: (?:the|that|this|our|all the))? $"
_DROP = r"drop|scrap|forget|skip|ditch|bin|park|shelve|lose"
DROPPING = re.compile(
    rf"\b(?:(?:{_DROP}|never mind|leave out|leave aside|set aside)(?:ping)?"
    rf"|(?:don['’]?t|do not|not|no longer|no) need(?: for)?){_THE}",
    re.IGNORECASE,
)
KEEPING = re.compile(
    r"(?:n['’]t|\b(?:not|never|cannot|always|often|they|he|she))(?: \w+)? "
    rf"(?:{_DROP})s?{_THE}",
    re.IGNORECASE,
)
"""Words by which a topic is not dropped: "don't forget the fire safety", "they always skip the risk assessments"."""

LEAVING = re.compile(rf"(?:^|[.,;:!?\n-])\W*{_LEAD}leave{_THE}", re.IGNORECASE)
LEFT = re.compile(
    r"\s*(?:$|[.,;:!?\n-]|\b(?:out|aside|alone|be|off|for (?:now|the moment|later)|to one side|we)\b)", re.IGNORECASE
)
"""Words that drop the topic behind them; "leave" does where nothing but the end of its clause follows."""

DROPPED_AFTER = re.compile(
    r"\s*,?\s*(?:(?:we|you|i) can (?:leave|drop|skip|forget|scrap)(?= ?[.,;!?\n]|$)"
    r"|(?:can|could) (?:go|wait)\b(?! (?:on|to|for)\b))",
    re.IGNORECASE,
)
"""What drops the topic before it: "records management we can leave", "the welding can go"."""

TURNED_TO = re.compile(
    r"\binstead(?: (?:at|for|to|into|on|with|towards))?(?: the)? $|(?:^|[.!?\n]\s*)number \d{1,2}(?: then)?, $",
    re.IGNORECASE,
)
"""What stands before a topic that is turned to, marked as one that is refused: "look instead at", "number 3 then,"."""

ALSO = re.compile(r"\s*(?:,|and|or|&|,? ?and)\s*(?:the |our )?", re.IGNORECASE)
"""What stands between two topics of which both are dropped, or turned to."""

TO_ANSWER = re.compile(
    r"\b(?:confirm|return|reply|respond|rsvp|submit|get back|let (?:me|us) know|send (?:us|me|it|your|back)|hand in)\b"
    r"[^.;!?\n]{0,60}$",
    re.IGNORECASE,
)
"""What stands before a day by which somebody is to answer: "please confirm your plan by the end of the month"."""

DENYING = re.compile(
    r"\b(?:no|not|nae|never|none|nor|neither|without|except|apart|but|bar|beyond|outwith|outside|away|avoid\w*|far|"
    r"instead|rather|useless|use|forget|drop|skip|leave|cannot|can['’]?t|didna|dinna|dinnae|canna|cannae)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a message in which a place may be refused."""

OR = re.compile(r"\s*(?:,|or|/|,? or)\s*(?:in |near )?", re.IGNORECASE)
"""What stands between two places of which either will do."""

OF_COURSE = re.compile(
    r"\b(?:starts?|starting|runs?|running|begins?|courses?|class(?:es)?|training|anything|something|what|which)\b", re.I
)
"""Words by which a day is one of a course: "let me know what starts in January"."""

KNOWN = re.compile(
    r"(?<!\w)(?:power (?:bi|automate|apps?|query|platform)|c\+\+|c#|(?:office|microsoft) 365|sage (?:50|200)|sql server"
    r"|google (?:ads|analytics|workspace|sheets)|adobe (?:illustrator|photoshop|indesign|premiere))(?!\w)",
    re.IGNORECASE,
)
"""Things of two words of which the reader may mark the first alone."""


def relabelled(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a message as the reader marked them, in order, told apart and with the labels that the words around
    them ask for."""
    spans = told_apart(text, sorted(spans, key=lambda span: span.start))
    found: list[Span] = []
    for at, span in enumerate(spans):
        before = found[-1] if found else None
        label = next((label for reads, label in READINGS if reads(text, span, spans[at - 1] if at else None)), "")
        goes_on = before is not None and ALSO.fullmatch(text, before.end, span.start) is not None
        if not label and goes_on and before and spans[at - 1].label == span.label and before.label != span.label:
            label = before.label  # "drop the welding and the brazing"
        if span.label == "need" and (known := _known_at(text, span)):
            span = replace(span, start=min(span.start, known[0]), end=max(span.end, known[1]))
        found.append(replace(span, label=label) if label else span)
    return tuple(found)


def _near(at: int) -> int:
    """Where the words begin that are looked at in front of this place."""
    return max(0, at - LONGEST_BEFORE)


def _known_at(text: str, span: Span) -> tuple[int, int] | None:
    """The stretch of a known thing of which a span has a part; None where it has none."""
    return next((known.span() for known in KNOWN.finditer(text) if span.touches([known.span()])), None)


def _is_no_price(text: str, span: Span, _: Span | None) -> bool:
    """Whether "free" is no price: of what an employer gives away, of somebody who has time."""
    free = FREE.search(text, span.start, span.end)
    if span.label not in ("price", "need") or not free or not text[span.start : span.end].lower().startswith("free"):
        return False
    perk = FREE_PERK.match(text, free.start())
    if span.label == "need":
        return perk is not None
    return bool(
        perk
        or NO_PRICE_BEFORE.search(text, _near(free.start()), free.start())
        or NO_PRICE_AFTER.match(text, free.end())
    )


def _is_held(text: str, span: Span, last: Span | None) -> bool:
    """Whether what was marked is the subject or the name of a qualification that people have."""
    of_people = last is not None and last.label in ("who", "heads", "person", "story")
    if span.label == "level":
        return of_people and last is not None and WITH.fullmatch(text, last.end, span.start) is not None
    held = OF_AWARD.search(text, _near(span.start), span.start) if span.label == "need" else None
    if held is None or NOT_HELD.search(SENTENCE_END.split(text[_near(held.start()) : held.end()])[-1]):
        return False
    if not held["has"]:
        return True
    return _has_people_before(text, held.start())


def _has_people_before(text: str, at: int) -> bool:
    """Whether "with" at this place tells what somebody has, and not what a course leads to."""
    return not re.search(
        r"\b(?:courses?|training|something|anything|ones?|programme|class(?:es)?)\s*$", text[_near(at) : at], re.I
    )


def _is_dropped(text: str, span: Span, _: Span | None) -> bool:
    if span.label != "need" or KEEPING.search(text, _near(span.start), span.start):
        return False
    if DROPPING.search(text, _near(span.start), span.start) or DROPPED_AFTER.match(text, span.end):
        return True
    return bool(LEAVING.search(text, _near(span.start), span.start) and LEFT.match(text, span.end))


def _is_turned_to(text: str, span: Span, _: Span | None) -> bool:
    return span.label == "not" and TURNED_TO.search(text, _near(span.start), span.start) is not None


def _ends_a_level(text: str, span: Span, last: Span | None) -> bool:
    """Whether what was marked as refused is the end of a level: "anything above | level 9"."""
    return span.label == "not" and last is not None and last.label == "level" and text[last.end : span.start].isspace()


def _is_for_an_answer(text: str, span: Span, _: Span | None) -> bool:
    before = text[_near(span.start) : span.start]
    return span.label == "time" and bool(TO_ANSWER.search(before)) and not OF_COURSE.search(before)


def _is_asked_for(text: str, span: Span, last: Span | None) -> bool:
    """Whether a place was marked as refused beside another that is asked for, where nothing is: "online or Glasgow"."""
    joined = last is not None and last.label in ("mode", "place") and OR.fullmatch(text, last.end, span.start)
    return (
        span.label == "not"
        and bool(joined)
        and not DENYING.search(text)
        and bool(find_all(text[span.start : span.end]))
    )


READINGS: tuple[tuple[Callable[[str, Span, Span | None], bool], str], ...] = (
    (_is_no_price, "story"),
    (_is_held, "story"),
    (is_no_topic, "story"),
    (is_too_far, "not"),
    (_is_dropped, "drop"),
    (_is_turned_to, "need"),
    (_ends_a_level, "level"),
    (_is_for_an_answer, "story"),
    (_is_asked_for, "place"),
)
"""What tells that a span is something else than it was marked as, and what it is then."""

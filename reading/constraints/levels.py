"""SCQF levels, named by number, by England's or Europe's number, or by an award."""

from __future__ import annotations

import re

from reading.constraints.bounds import LEAST_AFTER, LEAST_BEFORE, LESS, MORE, MOST_AFTER, MOST_BEFORE
from reading.constraints.message import Message, Note

Levels = tuple[int, int]
LOWEST, HIGHEST = 1, 12

ENGLAND = {1: (4, 4), 2: (5, 5), 3: (6, 6), 4: (7, 7), 5: (8, 8), 6: (9, 10), 7: (11, 11), 8: (12, 12)}
EUROPE = {1: (3, 3), 2: (4, 4), 3: (5, 5), 4: (6, 6), 5: (7, 8), 6: (9, 10), 7: (11, 11), 8: (12, 12)}
"""Rough equivalents: https://qualifications.pearson.com/en/support/support-topics/understanding-our-qualifications/
frameworks-scqf.html, read in November 2026."""
SVQ = {1: (4, 4), 2: (5, 5), 3: (6, 7), 4: (8, 9), 5: (11, 11)}
"""Fife College Degree Guide 2021/22, page 11: https://viewer.joomag.com/fife-college-degree-guide-2020-21."""
AWARDS: tuple[tuple[str, Levels], ...] = (
    (r"phd|doctorate|doctoral", (12, 12)),
    (r"master'?s?|msc|mba|pg ?-?cert|pg ?-?dip|post ?-?grad(?:uate)?(?: certificate| diploma)?", (11, 11)),
    (r"(?:honours|hons)(?: degree)?", (10, 10)),
    (r"ordinary degree", (9, 9)),
    (r"(?:bachelor'?s? |graduate )?degree|bachelor'?s?", (9, 10)),
    (r"under ?-?grad(?:uate)?", (7, 10)),
    (r"hnd|higher national diploma", (8, 8)),
    (r"hnc|higher national certificate|advanced higher", (7, 7)),
    (r"highers?", (6, 6)),
    (r"a[ -]?levels?|as[ -]levels?", ENGLAND[3]),
    (r"gcses?", (ENGLAND[1][0], ENGLAND[2][1])),
    (r"(?:national|nat) ?5|n5", (5, 5)),
    (r"(?:national|nat) ?4|n4", (4, 4)),
)
"""The SCQF Partnership's interactive framework: https://scqf.org.uk/about-the-framework/interactive-framework."""

HERE = r"scqf|sqa|scottish|scotland'?s?"
THERE = r"rqf|fheq|nqf|qcf|nvq|btec|ofqual|city (?:&|and) guilds|ncfe|english|england'?s?"
FRAMEWORK = rf"{HERE}|{THERE}|eqf|european|svq"
LEVEL_NUMBER = r"(?:1[0-2]|[1-9])(?![\d.])"
NOT_A_LEVEL = (
    r"(?!\s*(?:(?:standard |o[ -]?)grades?|o[ -]levels|highers|gcses|passes|credits?|ects|hours?|days?|weeks?|months?"
    r"|people|staff|of|evenings?|%))"
)
AND_LAST = r"\band\b(?=\s*(?:levels? )?\d+\s*(?:$|[^\w\s]|in|on|for))"
LAST = (
    rf"(?:(?:\s*(?:,|\bor\b)\s*{LEVEL_NUMBER})*\s*(?:-|/|\bto\b|,?\s*\bor\b|{AND_LAST})"
    rf"\s*(?:levels? |scqf )?(?P<high>{LEVEL_NUMBER}){NOT_A_LEVEL})?"
)
NO_NOT = r"(?<!not )(?<!nothing )(?<!no )(?<!none )(?<!anything )"
BEFORE = (
    rf"(?:\bbetween )?(?:\b(?:(?P<below>{NO_NOT}(?:below|under|{LESS} than))"
    rf"|(?P<above>{NO_NOT}(?:above|over|{MORE} than))|(?P<most>{MOST_BEFORE})|(?P<least>{LEAST_BEFORE}))\s+)?"
)
AFTER = rf"(?:,?\s*\(?(?P<most_after>{MOST_AFTER})\b\)?|,?\s*(?P<least_after>{LEAST_AFTER})\b|(?P<plus>\s?\+))?"
WHERE = (
    rf"(?:\s*,?\s*\(?(?:(?:in|on|of) )?(?:the )?(?P<after>{FRAMEWORK})\b"
    r"(?: (?:system|framework|scale|terms|money))?\)?)?"
)
NOT_THE_OTHER = rf"(?:\s*,?\s*(?:not?|rather than) (?:the )?(?:{HERE}|{THERE})(?: (?:1|level))?\b)?"
LEVEL = re.compile(
    rf"{BEFORE}(?:\b(?P<framework>{FRAMEWORK})\s*)?"
    r"(?:\b(?:levels?(?![a-z])|l(?=\s?\d))\s*-?\s*|(?<=scqf)\s?|(?<=[rne]qf)\s?|(?<=fheq)\s?|(?<=[ns]vq)\s?)"
    rf"(?P<low>{LEVEL_NUMBER}){LAST}{AFTER}{WHERE}{NOT_THE_OTHER}"
)
THE_ENGLISH_ONE = re.compile(
    r"(?<!not )(?<!no )\b(?:the )?(?:england's|english) (?:1|system|framework|levels?|scale)\b(?! ?\d)"
)
NAMES = "|".join(award for award, _ in AWARDS)
AWARD = re.compile(
    rf"{BEFORE}\b(?:(?P<name>{NAMES})[ -](?:level|standard|equivalent)\b"
    r"|(?P<study>post ?-?graduate|undergraduate)(?= (?:course|module|study|qualification|certificate|unit)s?\b)"
    rf"|(?:level|standard) of (?:an? )?(?P<name_after>hnc|hnd|degree|master'?s?)\b){AFTER}"
)
ANY = re.compile(
    r"\bany (?:scqf )?levels?\b(?!\s*(?:\d|above|over|below|under|from|higher|lower|up\b))"
    r"(?: (?:is|will do|at all)(?: fine| ok)?)?"
    r"|\b(?:don't (?:care|mind)|not (?:fussed|bothered))(?: about| what| which)?(?: the)? level\b"
    r"(?: (?:it is|it's at))?"
    r"|\blevel (?:doesn't|does not|isn't|not) (?:matter|important)\b"
)
BARE = re.compile(rf"{BEFORE}(?:(?<![\w.])(?P<low>{LEVEL_NUMBER}){NOT_A_LEVEL}{LAST}|\b(?P<name>{NAMES})\b){AFTER}")
"""A level that is named by its number or its award alone, as "7 or 8" after "not level 11"."""
FILLER = re.compile(
    r"(?:an?|the|any|level|levels|scqf|about|around|roughly|maybe|say|only|at|somewhere|something|anything|like|to|or|so"
    r"|thereabouts|ish|sort|of|equivalent|standard|please|\W)*"
)
"""Words beside which such a name is still the whole of what was marked."""

ELSEWHERE = 3
"""Up to this number a level without a framework is one of England's where a need is named, as on trade cards ("HACCP
level 3"): no need at work is at SCQF levels 1 to 3."""

NEAR = 25
DENIED = re.compile(r"(?:\bnot|\bno|\bexcept|(?:any|every)thing but|rather than|instead of)(?: at| on)? $")
"""Words in front of a level that is ruled out."""


HELD = re.compile(
    r"(?<!you )\b(?:have|has|had|hold|holds|got|did|passed|completed)\b"
    r"(?:(?!\b(?:to|needs?|wants?|any|anything|something|looking|you)\b)[^.?!;\n]){0,40}$"
)
"""What stands in front of a level that people have already, which asks nothing of a course: "they have SVQ 3"."""
LONGEST_HELD = 60


def read_levels(message: Message) -> None:
    """Claim the levels; a number without a framework is read as SCQF and noted as an assumption, a low one as one of
    England's."""
    for match in message.find(ANY):
        message.claim(match.span(), "level", "any", Note.ANY, level_min=None, level_max=None)
    assumed = "english" if THE_ENGLISH_ONE.search(message.plain) else ""
    beside_need = any(message.marked("need"))
    for match in message.find(LEVEL):
        if _held(message, match):
            continue
        framework = match["framework"] or match["after"] or assumed
        low, high = sorted((int(match["low"]), int(match["high"] or match["low"])))
        table = _table(framework) or (ENGLAND if beside_need and not framework and low <= ELSEWHERE else {})
        if low in table and high in table:
            _claim(message, match, (table[low][0], table[high][1]), Note.CONVERTED)
        else:
            _claim(message, match, (low, high), None if re.match(HERE, framework) else Note.SCQF_ASSUMED)
    for match in message.find(THE_ENGLISH_ONE):
        message.claim(match.span(), "level", "England", Note.CONVERTED)
    for match in message.find(AWARD):
        if _held(message, match):
            continue
        name = match["name"] or match["study"] or match["name_after"]
        _claim(message, match, levels_of_award(name), Note.CONVERTED)
    _read_bare(message)


def _held(message: Message, match: re.Match[str]) -> bool:
    """Whether people have a level already; then its words are set aside."""
    if not HELD.search(message.plain, max(0, match.start() - LONGEST_HELD), match.start()):
        return False
    message.set_aside(*match.span())
    return True


def _read_bare(message: Message) -> None:
    """Claim what is named by a number or an award alone, where that is all that was marked."""
    found = list(message.find(BARE))
    for start, end in message.marked("level"):
        named = [match for match in found if match.start() < end and match.end() > start]
        if any(_held(message, match) for match in named):
            continue
        beside, at = "", start
        for match in named:
            beside, at = beside + message.plain[at : max(at, match.start())] + " ", match.end()
        if not named or not FILLER.fullmatch(beside + message.plain[at:end]):
            continue
        if len(named) > 1 and not any(_limited(match) for match in named):  # "HNC or HND"
            low, high = (pick(level for match in named for level in _bare(match)) for pick in (min, max))
            note = Note.CONVERTED if any(match["name"] for match in named) else Note.SCQF_ASSUMED
            _claim_between(message, (named[0].start(), named[-1].end()), low, high, note)
            continue
        for match in named:
            _claim(message, match, _bare(match), Note.CONVERTED if match["name"] else Note.SCQF_ASSUMED)


def _bare(match: re.Match[str]) -> Levels:
    if match["name"]:
        return levels_of_award(match["name"])
    low, high = sorted((int(match["low"]), int(match["high"] or match["low"])))
    return low, high


def _limited(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("below", "above", "most", "least", "most_after", "least_after", "plus"))


def levels_of_award(name: str) -> Levels:
    """The lowest and the highest SCQF level of a qualification that `NAMES` names, in small letters."""
    return next(levels for award, levels in AWARDS if re.fullmatch(award, name))


def _table(framework: str) -> dict[int, Levels]:
    if framework in ("eqf", "european"):
        return EUROPE
    if framework == "svq":
        return SVQ
    return ENGLAND if re.match(THERE, framework) else {}


def _claim(message: Message, match: re.Match[str], levels: Levels, note: Note | None) -> None:
    low, high = levels
    if message.denied(match.span()) or DENIED.search(message.plain[max(0, match.start() - NEAR) : match.start()]):
        message.claim(match.span(), "level", f"not {low}", note, not_levels=tuple(range(low, high + 1)))
        return
    if match["below"]:
        low, high = LOWEST, low - 1
    elif match["above"]:
        low, high = high + 1, HIGHEST
    elif match["most"] or match["most_after"]:
        low = LOWEST
    elif match["least_after"] or match["plus"] or (match["least"] and not _from_to(match)):
        high = HIGHEST
    if low > high:
        return
    if low == LOWEST != high:
        message.claim(match.span(), "level", f"up to {high}", note, level_min=None, level_max=high)
    elif high == HIGHEST != low:
        message.claim(match.span(), "level", f"{low} or above", note, level_min=low, level_max=None)
    else:
        _claim_between(message, match.span(), low, high, note)


def _claim_between(message: Message, span: tuple[int, int], low: int, high: int, note: Note | None) -> None:
    value = str(low) if low == high else f"{low}-{high}"
    message.claim(span, "level", value, note, level_min=low, level_max=high)


def _from_to(match: re.Match[str]) -> bool:
    """Whether a level has two ends: "from 5 to 8"."""
    return match["least"] == "from" and bool(match.groupdict().get("high"))

"""SCQF levels, however they are said: by number, by England's or Europe's number, by the name of an award."""

from __future__ import annotations

import re

from index.constraints.bounds import LEAST_AFTER, LEAST_BEFORE, LESS, MORE, MOST_AFTER, MOST_BEFORE
from index.constraints.message import Message, Note

ENGLAND = {1: (4, 4), 2: (5, 5), 3: (6, 6), 4: (7, 7), 5: (8, 8), 6: (9, 10), 7: (11, 11), 8: (12, 12)}
EUROPE = {1: (3, 3), 2: (4, 4), 3: (5, 5), 4: (6, 6), 5: (7, 8), 6: (9, 10), 7: (11, 11), 8: (12, 12)}
"""Rough equivalents, https://qualifications.pearson.com/en/support/support-topics/understanding-our-qualifications/
frameworks-scqf.html (read November 2026)."""
SVQ = {1: (4, 4), 2: (5, 5), 3: (6, 7), 4: (8, 9), 5: (11, 11)}
"""Fife College Degree Guide 2020-21, page 11, https://viewer.joomag.com/fife-college-degree-guide-2020-21/."""

AWARDS = {
    r"(?:phd|doctorate|doctoral)": (12, 12),
    r"(?:master'?s?|msc|mba|mlitt|post ?-?grad(?:uate)?|pg ?-?cert|pg ?-?dip|post ?-?graduate (?:certificate|diploma))": (
        11,
        11,
    ),
    r"(?:honours|hons)(?: degree)?": (10, 10),
    r"ordinary degree": (9, 9),
    r"(?:bachelor'?s?|graduate)?(?: ?degree)": (9, 10),
    r"(?:under ?-?grad(?:uate)?)": (7, 10),
    r"(?:hnd|higher national diploma)": (8, 8),
    r"(?:hnc|higher national certificate|advanced higher)": (7, 7),
    r"highers?(?= qualification)|highers": (6, 6),
    r"(?:national|nat) ?5|n5": (5, 5),
    r"(?:national|nat) ?4|n4": (4, 4),
}
"""Table 1.3 of the framework as the SCQF Partnership's interactive framework shows it, https://scqf.org.uk."""

FRAMEWORK = r"scqf|scottish|scotland'?s?|rqf|fheq|nqf|qcf|nvq|english|england'?s?|uk|eqf|european|svq"
ELSEWHERE = re.compile(r"rqf|fheq|nqf|qcf|nvq|engl|^uk")
NUMBER = r"(?P<low>(?:1[0-2]|[1-9])(?![\d.]))"
THEN = r"(?:\s*,\s*(?:1[0-2]|[1-9])(?=\s*(?:,|or)))*(?:\s*(?:-|/|\bto\b|,?\s*\bor\b|\band\b(?=\s*(?:levels? )?\d+\s*(?:$|[^\w\s]|in|on|for)))\s*(?:levels? |scqf )?(?P<high>1[0-2]|[1-9])(?![\d.])(?!\s*(?:credits?|hours?|weeks?|months?|people|staff|days?|ects|of|%|evenings?)))?"
BELOW = rf"(?P<below>(?<!not )(?<!nothing )(?<!no )(?:below|under|{LESS} than))"
ABOVE = rf"(?P<above>(?<!not )(?<!nothing )(?<!no )(?<!none )(?<!anything )(?:above|over|{MORE} than|beyond))"
BEFORE = rf"(?:\bbetween )?(?:\b(?:{BELOW}|{ABOVE}|(?P<most>{MOST_BEFORE})|(?P<least>{LEAST_BEFORE}))\s+)?"
AFTER = rf"(?:,?\s*\(?(?P<most_after>{MOST_AFTER})\b\)?|,?\s*(?P<least_after>{LEAST_AFTER})\b|(?P<plus>\s?\+))?"
WHERE = r"(?:\s*,?\s*\(?(?:(?:in|on|of) )?(?:the )?(?P<after>england|english|rqf|fheq|nqf|qcf|eqf|european|scotland|scqf|scottish)\b(?: (?:system|framework|scale|terms|money))?\)?)?"
NOT_THE_OTHER = (
    r"(?:\s*,?\s*(?:not?|rather than) (?:the )?(?:english|england'?s?|scottish|scqf|rqf)(?: (?:1|level))?\b)?"
)
LEVEL = re.compile(
    rf"{BEFORE}(?:\b(?P<before>{FRAMEWORK})\s*)?"
    rf"(?:\b(?:levels?(?![a-z])|l(?=\s?\d))\s*-?\s*|(?<=scqf)\s*|(?<=scqf )|(?<=rqf )|(?<=fheq )|(?<=eqf )|(?<=svq ))"
    rf"{NUMBER}{THEN}{AFTER}{WHERE}{NOT_THE_OTHER}"
)
AWARD = re.compile(
    rf"{BEFORE}\b(?:(?P<name>{'|'.join(f'(?:{award})' for award in AWARDS)})[ -](?:level|standard|equivalent)\b"
    r"|(?P<study>post ?-?graduate|undergraduate)(?= (?:course|module|study|qualification|certificate|unit)s?\b)"
    rf"|(?:level|standard) of (?:an? )?(?P<name_after>hnc|hnd|degree|master'?s?))\b{AFTER}"
)
ANY = re.compile(
    r"\bany (?:scqf )?levels?\b(?: (?:is|will do|at all)(?: fine| ok)?)?"
    r"|\b(?:don'?t (?:care|mind)|not (?:fussed|bothered))(?: about| what| which)?(?: the)? level\b(?: (?:it is|it's at))?"
    r"|\blevel (?:doesn'?t|does not|isn'?t) (?:matter|important)\b"
)


THE_OTHER_ONE = re.compile(r"(?<!not )(?<!no )\b(?:the )?(?:england'?s|english)(?: (?:1|system|framework|levels?|scale))\b(?! ?\d)")


def read_levels(message: Message) -> None:
    for match in message.find(ANY):
        message.claim(match.span(), "level", "any", Note.ANY, level_min=None, level_max=None)
    assumed = "england" if THE_OTHER_ONE.search(message.plain) else ""
    for match in message.find(LEVEL):
        framework = match["before"] or match["after"] or assumed
        table = EUROPE if framework.startswith("eu") or framework == "eqf" else None
        table = ENGLAND if ELSEWHERE.search(framework) else table
        table = SVQ if framework == "svq" else table
        low, high = int(match["low"]), int(match["high"] or match["low"])
        low, high = min(low, high), max(low, high)
        if table and high in table:
            _claim(message, match, table[low][0], table[high][1], Note.CONVERTED)
        else:
            said = framework.startswith("sc")
            _claim(message, match, low, high, None if said else Note.SCQF_ASSUMED)
    for match in message.find(THE_OTHER_ONE):
        message.claim(match.span(), "level", "England", Note.CONVERTED)
    for match in message.find(AWARD):
        name = match["name"] or match["study"] or match["name_after"]
        low, high = next(span for award, span in AWARDS.items() if re.fullmatch(award, name))
        _claim(message, match, low, high, Note.CONVERTED)


def _claim(message: Message, match: re.Match[str], low: int, high: int, note: Note | None) -> None:
    if match["below"]:
        low, high = 1, low - 1
    elif match["above"]:
        low, high = high + 1, 12
    elif match["most"] or match["most_after"]:
        low = 1
    elif match["least"] or match["least_after"] or match["plus"]:
        high = 12
    if not 1 <= low <= high <= 12:
        return
    if low == 1:
        message.claim(match.span(), "level", f"up to {high}", note, level_max=high)
    elif high == 12:
        message.claim(match.span(), "level", f"{low} or above", note, level_min=low)
    else:
        value = str(low) if low == high else f"{low}-{high}"
        message.claim(match.span(), "level", value, note, level_min=low, level_max=high)

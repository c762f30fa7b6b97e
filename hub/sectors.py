"""The sectors that requests are counted under, each with the words by which an employer's own text names it.

The sectors are those of the bundled catalogue.
"""

from __future__ import annotations

import re
from collections import Counter

from Stemmer import Stemmer

WORDS = {
    "care and health": "care carer nurse nursing hospital patient resident dementia clinic health dental gp hospice "
    "pharmacy ambulance midwife physiotherapist NHS",
    "construction": "construction builder building joiner joinery roofer plumber plumbing bricklayer scaffolder "
    "surveyor plasterer electrician contractor",
    "creative industries": "film design designer studio theatre music publishing gallery photographer animation museum",
    "cyber security": "cyber phishing ransomware penetration",
    "digital and data": "software developer programmer data analytics cloud database coding AI helpdesk",
    "early years and education": "nursery school teacher pupil childminder childcare classroom tutor",
    "energy transition": "turbine wind solar hydrogen retrofit renewable heat-pump offshore grid battery",
    "finance": "bank banking insurance accountant accountancy audit bookkeeper mortgage pension payroll",
    "food and drink": "bakery baker distillery distiller brewery brewer butcher dairy chef kitchen catering whisky",
    "land and aquaculture": "farm farmer forestry forester salmon fish aquaculture croft estate gamekeeper livestock "
    "horticulture",
    "life sciences": "laboratory lab biotech pharmaceutical vaccine assay microbiology",
    "management and leadership": "",
    "manufacturing": "factory manufacturing manufacturer machinist welder welding fabrication CNC assembly foundry "
    "engineering shipyard",
    "public sector": "council councillor police fire-service government civil-servant library",
    "tourism and hospitality": "hotel guest tourism tourist tour restaurant bar waiter hospitality visitor hostel",
    "transport and logistics": "haulage driver lorry logistics warehouse ferry bus depot fleet courier rail",
}

SECTORS = tuple(WORDS)

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def sector_of(*texts: str | None) -> str | None:
    """The sector that most words of the texts speak of; the first text, such as the firm's name, settles a tie.

    None where no word speaks of one, or where two sectors stay level.
    """
    total: Counter[str] = Counter()
    for text in texts:
        total.update(_spoken_of(text))
    if not total:
        return None
    most = max(total.values())
    level = [sector for sector, count in total.items() if count == most]
    for text in texts if len(level) > 1 else ():
        if len(named := [sector for sector in level if _spoken_of(text)[sector]]) == 1:
            return named[0]
    return level[0] if len(level) == 1 else None


def _spoken_of(text: str | None) -> Counter[str]:
    stem = Stemmer("english").stemWord
    words = {stem(word) for word in WORD.findall((text or "").casefold())}
    words |= {stem(part) for word in words for part in word.split("-")}
    return Counter({sector: len(words & stems) for sector, stems in _stems().items() if words & stems})


def _stems() -> dict[str, set[str]]:
    stem = Stemmer("english").stemWord
    return {sector: {stem(word.casefold()) for word in words.split()} for sector, words in WORDS.items()}

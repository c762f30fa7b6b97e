"""The words of constraints as they should be spelt: in standard English, without slips of the keyboard.

Only words that constraints are made of are put right; the words of a need are left as the employer wrote them.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from runtime.standard_english import standard

KEYWORDS = (
    "accredited", "assessed", "assessment", "available", "before", "blended", "budget", "campus", "certificate",
    "christmas", "classroom", "colleagues", "course", "courses", "credit", "credits", "distance", "easter",
    "employees", "evening", "evenings", "fortnight", "hundred", "hybrid", "january", "february", "april", "august",
    "september", "october", "november", "december", "learners", "looking", "managers", "masters", "maximum",
    "minimum", "months", "online", "people", "person", "pounds", "qualification", "release", "remote", "remotely",
    "spring", "summer", "autumn", "winter", "starting", "supervisors", "thousand", "training", "twelve",
    "twenty", "university", "weekend", "weekends", "weeks", "workplace",
)  # fmt: skip

_REAL_WORDS = """
    accredits aprils assesses assessments augusta auguste augusto autumns blender blinded budged budgets cambridge
    campos certificated certificates christian christians classrooms coarse colleague coursed courser curses distances
    easier eastern employee employers fortnights harrington hundreds hybrids learner livingstone locking looming
    looting manager manages mastery matters maximums maximus minimums mouths parson pearson pebbles peoples persona
    persons qualifications released releases remoter remove springs sprang sprint sprung spying staring starling
    starring startling starving stating sterling stirring string summed summers sumner supervisor supervisory swirling
    thousands trailing universite winger winner winters workplaces
"""
REAL_WORDS = frozenset(_REAL_WORDS.split())
"""Words one slip away from a keyword that mean something else: those of the encoder's vocabulary, and plurals."""

SHORTEST, LONGEST = 6, 20
"""Letters; shorter words are too near to one another to be told apart by a slip."""
LONG = 9
"""Letters from which two slips are forgiven."""


@lru_cache(maxsize=4096)
def corrected(word: str) -> str:
    """The word, in lower case, as a constraint would spell it; a word that is none of these comes back unchanged."""
    if (known := standard(word)) != word:
        return known
    if not SHORTEST <= len(word) <= LONGEST or word in REAL_WORDS:
        return word
    near = process.extractOne(word, KEYWORDS, scorer=OSA.distance, score_cutoff=2 if len(word) >= LONG else 1)
    if near is None or near[0][0] != word[0] or abs(len(near[0]) - len(word)) > 1:
        return word
    return near[0]

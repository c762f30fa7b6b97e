"""The words of constraints as they should be spelt: Scots forms, short forms and slips of the keyboard.

Only words that constraints are made of are put right; the words of a need are left as the employer wrote them.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SCOTS = {
    "aboot": "about", "afore": "before", "anythin": "anything", "aw": "all", "cannae": "can't", "couldnae": "couldn't",
    "didnae": "didn't", "dinnae": "don't", "disnae": "doesn't", "doon": "down", "efter": "after", "fae": "from",
    "fir": "for", "fower": "four", "frae": "from", "gie": "give", "hae": "have", "hasnae": "hasn't", "hauf": "half",
    "havnae": "haven't", "heid": "head", "heids": "heads", "hunner": "hundred", "huv": "have", "isnae": "isn't",
    "joab": "job", "ken": "know", "kens": "knows", "lookin": "looking", "ma": "my", "mair": "more", "maist": "most",
    "nae": "no", "naebody": "nobody", "naw": "no", "needin": "needing", "noo": "now", "nothin": "nothing", "o": "of",
    "ony": "any", "oor": "our", "oot": "out", "ower": "over", "roon": "round", "shouldnae": "shouldn't",
    "somethin": "something", "summat": "something", "tae": "to", "thur": "their", "twa": "two", "urnae": "aren't",
    "whit": "what", "wi": "with", "willnae": "won't", "wisnae": "wasn't", "wouldnae": "wouldn't", "wullnae": "won't",
    "wur": "our", "wurk": "work", "ye": "you", "yer": "your", "yous": "you", "youse": "you",
}  # fmt: skip
SHORT = {
    "abt": "about", "approx": "about", "arent": "aren't", "bc": "because", "cant": "can't", "caries": "carries",
    "circa": "about", "cos": "because", "couldnt": "couldn't", "cuz": "because", "didnt": "didn't",
    "doesnt": "doesn't", "dont": "don't", "edin": "edinburgh", "embra": "edinburgh", "glesca": "glasgow",
    "glesga": "glasgow", "hasnt": "hasn't", "havent": "haven't", "hrs": "hours", "im": "i'm", "isnt": "isn't",
    "ive": "i've", "levle": "level", "lvl": "level", "lvls": "levels", "mins": "minutes", "mth": "month",
    "mths": "months", "peeps": "people", "peopel": "people", "pls": "please", "plz": "please", "poeple": "people",
    "poss": "possible", "ppl": "people", "shouldnt": "shouldn't", "thats": "that's", "theres": "there's",
    "theyre": "they're", "thru": "through", "u": "you", "uni": "university", "unis": "universities", "wasnt": "wasn't",
    "weve": "we've", "whats": "what's", "wk": "week", "wkends": "weekends", "wks": "weeks", "wknd": "weekend",
    "wont": "won't", "wouldnt": "wouldn't", "youre": "you're", "youve": "you've", "yrs": "years",
}  # fmt: skip

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
    if known := SCOTS.get(word) or SHORT.get(word):
        return known
    if not SHORTEST <= len(word) <= LONGEST or word in REAL_WORDS:
        return word
    near = process.extractOne(word, KEYWORDS, scorer=OSA.distance, score_cutoff=2 if len(word) >= LONG else 1)
    if near is None or near[0][0] != word[0] or abs(len(near[0]) - len(word)) > 1:
        return word
    return near[0]

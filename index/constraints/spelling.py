"""The words of constraints as they should be spelt: Scots forms, short forms and slips of the keyboard.

Only words that constraints are made of are put right; the words of a need are left as the employer wrote them.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.constraints.gazetteer import FUZZY_PLACES

SCOTS = {
    "aboot": "about", "afore": "before", "aw": "all", "cannae": "can't", "canny": "can't", "dinnae": "don't",
    "disnae": "doesn't", "efter": "after", "fae": "from", "fir": "for", "fower": "four", "frae": "from",
    "hae": "have", "hauf": "half", "heid": "head", "heids": "heads", "huv": "have",
    "hunner": "hundred", "isnae": "isn't", "ken": "know", "kens": "knows", "lassie": "lass", "ma": "my",
    "mair": "more", "naebody": "nobody", "nae": "no", "naw": "no", "noo": "now", "o": "of", "ony": "any",
    "oor": "our", "ower": "over", "roon": "round", "summat": "something", "tae": "to", 
    "thur": "their", "twa": "two", "whit": "what", "wi": "with", "wisnae": "wasn't", "wur": "our",
    "ye": "you", "youse": "you", "yous": "you", "yer": "your", "didnae": "didn't", "wouldnae": "wouldn't",
    "shouldnae": "shouldn't", "couldnae": "couldn't", "willnae": "won't", "wullnae": "won't", "urnae": "aren't",
    "hasnae": "hasn't", "havnae": "haven't", "needin": "needing", "lookin": "looking", "gie": "give",
    "joab": "job", "wurk": "work", "doon": "down", "oot": "out", "maist": "most",
    "nothin": "nothing", "somethin": "something", "anythin": "anything", "gonnae": "going to",
}  # fmt: skip
SHORT = {
    "cant": "can't", "dont": "don't", "doesnt": "doesn't", "isnt": "isn't", "wont": "won't", "arent": "aren't",
    "im": "i'm", "ive": "i've", "youre": "you're", "theyre": "they're", "weve": "we've", "thats": "that's",
    "whats": "what's", "theres": "there's", "pls": "please", "plz": "please", "poss": "possible",
    "thru": "through", "ppl": "people", "peeps": "people", "peopel": "people", "poeple": "people",
    "caries": "carries", "carrys": "carries", "masters'": "masters", "havent": "haven't", "didnt": "didn't",
    "youve": "you've", "lvl": "level", "lvls": "levels", "levle": "level", "wknd": "weekend",
    "wkends": "weekends", "hrs": "hours", "wk": "week", "wks": "weeks", "mins": "minutes",
    "mths": "months", "mth": "month", "yrs": "years", "uni": "university", "unis": "universities",
    "tmrw": "tomorrow", "u": "you", "embra": "edinburgh", "glesga": "glasgow", "glesca": "glasgow", "edin": "edinburgh",
    "cuz": "because", "cos": "because", "bc": "because", "abt": "about", "approx": "about", "circa": "about",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "wasnt": "wasn't", "hasnt": "hasn't",
}  # fmt: skip

KEYWORDS = (
    "accredited", "assessed", "assessment", "available", "before", "blended", "budget", "campus", "certificate",
    "christmas", "classroom", "colleagues", "course", "courses", "credit", "credits", "distance", "easter",
    "employees", "evening", "evenings", "fortnight", "hundred", "hybrid", "january", "february", "april", "august",
    "september", "october", "november", "december", "learners", "looking", "managers", "masters", "maximum",
    "minimum", "months", "online", "people", "person", "pounds", "qualification", "release", "remote", "remotely",
    "spring", "summer", "autumn", "winter", "starting", "supervisors", "thousand", "training", "twelve",
    "twenty", "university", "weekend", "weekends", "weeks", "workplace", *FUZZY_PLACES,
)  # fmt: skip

REAL_WORDS = frozenset(
    "accredit accredits assess assesses blender blend budge budged budgets classrooms coarse courser courts "
    "credited credible edits crest cruise evening distances eastern employee employers employer fortnights "
    "hundreds hybrids learner learned leaner booking cooking hooking locking manager manages masses masterly "
    "mastered minimal months mouths monthly inline personal peoples persons parson prison pound pounded "
    "releases released relate remove removed remoter rebate springs string sprint summers summed summary "
    "autumns winner winters winger stating staring starring staging sterling supervisor supervise thousands "
    "straining draining trailing raining universal universe weekender weeds weekly seeks workplaces "
    "aprils augment canvas comply complies people's maximums minimums stirring starling perish parts "
    "qualifications certificates certificated disance pursue course's source sources coursed cursed".split()
)
"""Words one slip away from a keyword that mean something else and must stay as they are."""

SHORTEST = 6
"""Shorter words are too near to one another to be told apart by a slip of one letter."""


@lru_cache(maxsize=4096)
def corrected(word: str) -> str:
    """The word, in lower case, as a constraint would spell it; a word that is none of these comes back unchanged."""
    if word in SCOTS:
        return SCOTS[word]
    if word in SHORT:
        return SHORT[word]
    if not SHORTEST <= len(word) <= 20 or word in REAL_WORDS or word in KEYWORDS:
        return word
    slips = 1 if len(word) < 9 else 2
    near = process.extractOne(word, KEYWORDS, scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near and near[0][0] == word[0] and abs(len(near[0]) - len(word)) <= 1 else word

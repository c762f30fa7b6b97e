"""What an employer says of the own trade ("we run a small joinery firm"), and of what those who are to learn do now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.need_words import EMPTY, LEADING
from reading.spans import Span
from reading.surroundings import is_beside

TOLD = re.compile(
    r"\b(?:i|we|he|she|they)(?:['’](?:m|ve|re|s)| am| are| is| was| have| has)?(?: been| got)?"
    r"(?: (?:run(?:ning)?|own|have|manage|work(?:ing)?(?: (?:as|in|at|for|with))?|with|in|at))?"
    r"(?: (?:an?|the|two|three|four|some))? "
    r"(?P<trade>(?!(?:my|our|no|not|at|in|on|with|so|just|still|always|never)\b)[^.,;!?()\n]+)",
    re.IGNORECASE,
)
"""Words that say what somebody is or runs."""

ENDS = re.compile(
    r"\s(?:in|at|on|near|outside|with|and|for|since|who|which|that|but|so|because|from|of|to|just|doing)\b.*",
    re.IGNORECASE,
)
SIZE = re.compile(
    r"^(?:(?:very|really|wee|small|tiny|little|busy|family|local|mobile|self-employed|sole"
    r"|\d\S*(?:[ -](?:person|man|strong|staff))?)\s+)+",
    re.IGNORECASE,
)
"""What follows the name of a trade, and what stands before it."""

MOST = 5
"""Words of a trade."""

FOR_THEM = re.compile(
    r"\W*(?:(?:ok(?:ay)?|well|so|aye|yes|oh|it|that|this|would be|will be|is|it['’]s|just|mainly|mostly)\W+)*for "
    r"(?:the |our |my |some |an? |\d+ )*",
    re.IGNORECASE,
)
DOING = re.compile(
    r"(?:^|[,.;!?\n]|\b(?:and|but)\b)\s*(?:he|she|i|one|the other|[A-Z][a-z]+(?<!s))(?:['’](?:s|re|m))?"
    r"(?: (?:all|mostly|mainly|only|just|also))? (?:do|does|works?|makes?|runs?|drives?|handles?|looks? after|cleans?"
    r"|answers?|serves?|sells?|operates?|fixes|fix|is on|are on|is in|are in)\b[^.?!;\n]*$"
)
"""How words begin that say for whom a course is, and how a sentence goes that says what they do now."""

WE_DO = re.compile(
    r"(?:^|[.,;!?\n]|\b(?:and|but|so)\b)\s*(?:we|i)(?:['’](?:re|m))?"
    r"(?: (?:all|both|mostly|mainly|only|just|are|am))* (?:do|make|making|sell|selling|build|building|repair|repairing"
    r"|grow|bake|fit|instal\w*|servic\w+|collect|process\w*|produc\w+|suppl\w+|handle|cover|offer|run|take in"
    r"|deal (?:in|with)|import|export|rent|hire out|breed|farm|catch|brew|distil|print|clean|move|store)\b[^.?!;\n]*$",
    re.IGNORECASE,
)
LACKING = re.compile(
    r"\?|\b(?:needs?|needing|want\w*|look(?:s|ing)? (?:for|at|to)|learn\w*|train\w*|courses?|class(?:es)?|something"
    r"|anything|teach\w*|instead|next|else|another|struggl\w+|better|improv\w*|upskill\w*|weak|hopeless|useless|rusty"
    r"|no|not|nobody|none|never|can(?:no|['’]?)t|cannot|help|brush|refresh\w*|certif\w+|accredit\w+|qualif\w+|like to"
    r"|asked|asking|to find|find (?:me|us|an?|some)|s[ou]me?(?:th|ht)in\w*|[ao]n[iy]?(?:th|ht)in\w*"
    r"|how to|new to|get(?:ting)? (?:to|into|better|up)|inspect\w*|audit\w*|legal\w*|by law|must|have to|has to)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""How words begin that say what the employer does, and words of a message that says what is lacking or asked for."""

FOR_OURS = re.compile(r"\bfor (?:our|my) (?:[\w'’-]+ ){0,2}$", re.IGNORECASE)
SERVED = re.compile(r"\b(?:customers|clients|guests|visitors|members|residents|patients|pupils)\b", re.IGNORECASE)
"""What stands before people who are to learn ("for our advisors"), and words for people whom a trade serves."""

LONGEST_BEFORE = 120
"""Characters in front of a need that are looked at."""

WANTING = re.compile(
    r"\?|\b(?:needs?|needing|want(?:s|ing)?|look(?:s|ing)? (?:for|at|to)|learn(?:s|ing)?|train(?:ing|ed)?|courses?"
    r"|class(?:es)?|something|anything|teach|instead|now|next|also|else|another|rather|actually|no|not|never|can(?:no|['’]?)t|cannot"
    r"|don['’]?t|doesn['’]?t|struggl\w+|better|improve|upskill|weak|hopeless|forget|drop|about|on)\b",
    re.IGNORECASE,
)
"""Words by which a message asks for something, or says what is lacking."""


def trades(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The trades that the story of a message tells of, in a few words each, in order."""
    stories = [text[span.start : span.end] for span in spans if span.label in ("story", "who")]
    told = [SIZE.sub("", ENDS.sub("", found["trade"])).strip() for story in stories for found in TOLD.finditer(story)]
    return tuple(dict.fromkeys(trade for trade in told if _tells(trade)))


def _tells(trade: str) -> bool:
    """Whether words say what somebody does: "small firm" does not."""
    words = trade.lower().split()
    return 0 < len(words) <= MOST and any(word not in EMPTY | LEADING for word in words)


def tells_of_learners(text: str, spans: Sequence[Span]) -> bool:
    """Whether a message only says who is to learn, what they do now and what they are not good at, or gives a reason,
    and names no need: "for event techs. sound, lights, video", "she works in the shop and makes the posters"."""
    marked = [span for span in spans if span.label == "need"]
    if marked and all(is_beside(text, span) for span in marked):
        return True
    if not marked or WANTING.search(text):
        return False
    of_them = FOR_THEM.match(text)
    people = any(span.label in ("who", "heads", "person") and of_them and span.start <= of_them.end() for span in spans)
    stated = of_them is not None and people and any(mark in text[: marked[0].start] for mark in ".;\n")
    return stated or all(DOING.search(text, max(0, span.start - LONGEST_BEFORE), span.start) for span in marked)


def tells_of_trade(text: str, spans: Sequence[Span]) -> bool:
    """Whether what was marked as needs in a message may all be what the employer works with, because it tells of the
    own trade and says of nothing that it is lacking or wanted: "I run an ice rink. curling mostly"."""
    marked = [span for span in spans if span.label == "need"]
    people = [span for span in spans if span.label == "who" and not SERVED.search(text[span.start : span.end])]
    ours = any(FOR_OURS.search(text, 0, span.start) for span in people)
    if not marked or ours or LACKING.search(text):
        return False
    runs = any(span.label == "story" and TOLD.match(text[span.start : span.end]) for span in spans)
    return runs or all(WE_DO.search(text, max(0, span.start - LONGEST_BEFORE), span.start) for span in marked)


def only_tells(text: str, spans: Sequence[Span]) -> bool:
    """Whether a message beside a search only tells of those who are to learn, or of the trade."""
    return tells_of_learners(text, spans) or tells_of_trade(text, spans)

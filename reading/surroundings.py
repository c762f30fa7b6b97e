"""Words that were marked as a need or as a place to go to, where the sentence around them says that they are neither:
an idiom, an example, a reason against a way of teaching, a place that is too far."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from catalogue.gazetteer import find_all
from reading.spans import Span

LONGEST_AROUND = 60
"""Characters on either side that are looked at."""

IDIOM = re.compile(
    r"(?:(?:an?|pure|total|absolute|complete|sheer|real|right|bloody|a living|like) )*"
    r"(?:murder|horrors?|nightmares?|shambles|jokes?|pain|hell|disaster|mess|minefield|headaches?|struggle|torture"
    r"|agony|mystery|double dutch|gibberish|greek|rocket science|brain surgery|a dog['’]?s dinner|pants)"
    r"(?: (?:to|in the (?:neck|backside|bum)|just now|at the moment|these days|like))?",
    re.IGNORECASE,
)
IS_SO = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|seems?|feels?|gets?|become|becoming|becomes)|['’](?:s|re))"
    r"(?: (?:all|just|pure|total|absolute|complete|sheer|real|right|like|an?|bloody|not|no|turning into))*\s$",
    re.IGNORECASE,
)
MAY_BE_A_TOPIC = re.compile(r"(?:\W|^)(?:greek|pain|struggle|disaster|torture|mess)\b(?! in the\b)", re.IGNORECASE)
MADE_SO = re.compile(
    r"\b(?:an?|pure|total|absolute|complete|sheer|real|right|bloody|like) (?:\w+ )?$",
    re.IGNORECASE,
)
"""Idioms that are topics as well, and what makes them idioms: "it's all Greek", "a pain"."""

IS_WANTED = re.compile(
    r"\b(?:needs?|wants?|after|subjects?|topics?|languages?|spots?|gaps?)(?: (?:here|now|most|today|just now))?$",
    re.IGNORECASE,
)
"""What is called a need or a subject is one, whatever it is."""

ENDED = re.compile(r"\s*(?:$|[.,;:!?)\n]|(?:and|but|so|to|for|in|just|at|because|cause|when|since)\b)", re.IGNORECASE)
"""Words that only say how bad something is, what stands before them, and how they end: "our energy bill is murder"."""

CANNOT = re.compile(
    r"\b(?:(?:can(?:no|['’]?)t|can not|cannae|canna|never|hard to)(?: (?:really|ever|be))?"
    r" (?:learn|taught|picked up|pick up|learned|learnt|shown)"
    r"|(?:you|ye|nobody|no ?one)(?: (?:can|will))?(?:no|['’]?t| not| never)?(?: (?:really|ever))? (?:learn|teach)\w*)"
    r" (?:how to )?$",
    re.IGNORECASE,
)
FROM_A_SCREEN = re.compile(
    r"\s*(?:(?:off|from|on|over|by|through|in|out of|via|with|at) )(?:(?:an?|the|some|your|my|just|of) )*"
    r"(?:screens?|computers?|laptops?|tablets?|phones?|books?|videos?|zoom|teams|you ?tube|slides?|powerpoint|internet"
    r"|class ?rooms?|webinars?|web ?sites?|manuals?|lectures?|ipads?)\b|\s*(?:on[- ]?line|remotely|virtually)\b",
    re.IGNORECASE,
)
"""What stands around the subject where it is a reason: "you can't learn slating off a screen"."""

WEAK_BEFORE = re.compile(
    r"\b(?:their|his|her|(?:some|most|half|many|a few)(?: of (?:them|their|the \w+))?(?:['’]s)?)(?: own)? $"
    r"|\b(?:they|he|she|some|most|half|many|wan|one|two)(?: of (?:them|the \w+))?(?:['’](?:re|s)| are| is)(?: also)?"
    r" (?:not|no|nae|never)(?: (?:so|very|that|too|really|all that|the))*"
    r" (?:great|good|strong|best|confident|hot|keen|comfortable) (?:with|at|on|in)(?: the| any)? $",
    re.IGNORECASE,
)
WEAK_AFTER = re.compile(
    r"\s*(?:is|are|isn['’]?t|aren['’]?t)(?: (?:not|no))?(?: (?:so|that|very|too|really|all that|the|a bit|quite))*"
    r" (?:strong|good|great|best|weak|poor|bad|rusty|limited|basic|shaky)\b",
    re.IGNORECASE,
)
"""What stands around something that people are not good at: "their English is not so strong", "she's no great with
computers"."""

ASKED_FOR = re.compile(
    r"\?|\b(?:anything|something|needs?|wants?|courses?|training|help|class(?:es)?|instead|looking|learn|improve"
    r"|better|teach|rather)\b",
    re.IGNORECASE,
)
"""Words of a message that asks for what it names."""

EXAMPLE = re.compile(
    r"\b(?:when|whenever|if|the minute|as soon as|every time) (?:you|i|we|they|someone|somebody|anybody|anyone)"
    r"(?: even| just)? (?:says?|said|mentions?|mentioned|utters?|brings? up|asks? about|hears?)"
    r"(?: the words?)?\s?[\"'“‘]?$",
    re.IGNORECASE,
)
"""What stands before a word that is only an example of what people do not follow: "they go grey when you say ..."."""

FAR = (
    r"(?:(?:too|ower|over|bit) (?:far|distant)(?! (?:off|ahead|along|into|in the|gone))"
    r"|(?:too|ower) long a (?:drive|journey|way)|trek|long way|miles? away|hours? away)"
)
TOO_FAR = re.compile(
    r"\s*(?:is|are|['’]s|would be|will be|wid be|wad be)?(?: (?:just|really|a|way|far|much|still|an))* "
    rf"(?:{FAR}\b(?! from\b)|no (?:use|good)(?=\s*(?:$|[.,;!?\n]|(?:to|for) (?:us|me|them)\b)))",
    re.IGNORECASE,
)
"""Words for a distance that is too great, and what stands behind a place that nobody can go to."""

LIST = re.compile(r"\s*(?:,|,? ?and|,? ?or|/|&)\s*")
LISTED = 2
"""What stands between the words of a list, and its needs in front of a word that is one as well."""


def is_no_topic(text: str, span: Span, _: Span | None) -> bool:
    """Whether what was marked as a need is an idiom or an example."""
    if span.label != "need":
        return False
    before = text[max(0, span.start - LONGEST_AROUND) : span.start]
    return bool(_is_idiom(text, span, before) or EXAMPLE.search(before))


def _is_idiom(text: str, span: Span, before: str) -> bool:
    """Whether marked words only say how bad something is."""
    words = text[span.start : span.end].strip(" \"'.,!")
    so = IS_SO.search(before)
    if so is None or not IDIOM.fullmatch(words) or not ENDED.match(text, span.end):
        return False
    topic = MAY_BE_A_TOPIC.search(words)
    if topic is not None and not MADE_SO.search(before + words[: topic.end() - len(topic[0].lstrip())]):
        return False
    return not IS_WANTED.search(before[: so.start()].rstrip())


def is_beside(text: str, span: Span) -> bool:
    """Whether a need is only told beside what is looked for: the subject of a reason, or what people are not good at.
    Where nothing was looked for before, it may be what is wanted."""
    before, after = text[max(0, span.start - LONGEST_AROUND) : span.start], text[span.start :]
    length = span.end - span.start
    if CANNOT.search(before):
        behind = FROM_A_SCREEN.finditer(after[: length + LONGEST_AROUND])
        return any(found.start() <= length for found in behind)
    weak = WEAK_BEFORE.search(before)
    alone = weak is not None and weak[0].rstrip().lower().endswith(("with", "at", "on", "in", "the", "any"))
    return weak is not None and not ASKED_FOR.search(text) and (alone or WEAK_AFTER.match(text, span.end) is not None)


def is_too_far(text: str, span: Span, _: Span | None) -> bool:
    """Whether what was marked as a place to go to is one that is too far, and not where the message says they are."""
    words = text[span.start : span.end]
    if span.label != "place" or not TOO_FAR.match(text, span.end) or not find_all(words):
        return False
    stays = re.finditer(rf"\b(?:in|from|near) {re.escape(words)}\b", text, re.IGNORECASE)
    return all(found.end() == span.end for found in stays)


def listed_topics(text: str, spans: Sequence[Span], is_topic: Callable[[str], bool]) -> tuple[Span, ...]:
    """The spans; a word that ends a list of needs and was marked as a place is a need too where the catalogue has such
    a topic: "gas, confined space, dseear"."""
    found: list[Span] = []
    for span in spans:
        word = text[span.start : span.end]
        listed = [before for before in found[-LISTED:] if before.label == "need"]
        if (
            span.label == "place"
            and len(listed) == LISTED
            and LIST.fullmatch(text, listed[0].end, listed[1].start)
            and LIST.fullmatch(text, listed[1].end, span.start)
            and len(word.split()) == 1
            and not find_all(word)
            and is_topic(word)
        ):
            span = replace(span, label="need")
        found.append(span)
    return tuple(found)

"""What a marked need is searched for: without the words that lead up to it, and as two where two were marked as one."""

from __future__ import annotations

import re

from reading.need_words import EMPTY, LEADING

LINKING = frozenset({"and", "or", "but", "with", "for", "to", "in", "on", "at", "of", "the", "a", "an", "also"})
"""Words that no need begins or ends with."""

ARTICLES, FROM = frozenset({"a", "an", "the"}), frozenset({"off", "from", "by", "over", "through"})
"""Words of which one behind the other at the end belongs to what follows."""

OWNERS = frozenset({"our", "my", "your", "their", "his", "her", "its"})
"""Words that no need ends with: "negotiation for our"."""

COURSE = frozenset(
    {
        *("training", "course", "courses", "class", "classes", "workshop", "workshops", "ticket", "qualification"),
        *("refresher", "refreshers"),
    }
)
"""Words behind a topic that only say that it is to be learnt."""

LEAD_IN = re.compile(
    r"^(?:(?:some|more|a|any) )?(?:help|support|training|courses?|something|anything|advice|guidance|info(?:rmation)?"
    r"|better|upskilling|knowledge|refreshers?) (?:with|on|in|about|at|of|for|around) ",
    re.IGNORECASE,
)
"""Words that lead up to a topic and were taken for a part of it."""

LACKING = re.compile(
    r"^(?:do(?:es)?n['’]?t|do(?:es)? not|never|can(?:no|['’]?)t|haven['’]?t) (?:really |even )?"
    r"(?:know|understand|use|used|touched|done) (?:(?:enough|much|anything|any|how) )?(?:about |of |to )?"
    r"|^(?:can(?:no|['’]?)t|can not|could(?:n['’]?t| not)|(?:not|un)[ -]?able to|do(?:es)?n['’]?t know how to)"
    r" (?:really |even )?"
    r"|^(?:really )?struggl(?:e|es|ing) (?:with|to) "
    r"|^(?:really |quite |pretty |all )?(?:hopeless|useless|terrible|rubbish|awful|no good|not great|weak|poor|bad"
    r"|shaky|rusty) (?:with|at|on|in) ",
    re.IGNORECASE,
)
"""Words that say that a topic is not known; what follows is the topic: "don't know enough about boilers"."""


def parts(need: str) -> tuple[str, ...]:
    """The two needs that were marked as one, each of two words at least: "dementia care and infection control"."""
    before, joined, after = need.partition(" and ")
    several = joined and " and " not in after and min(len(before.split()), len(after.split())) > 1
    return (before, after) if several else (need,)


def tidy(need: str) -> str:
    """A need without the words that lead up to it and the linking words at its edges; empty where nothing is left that
    means something."""
    words = LEAD_IN.sub("", LACKING.sub("", need)).split()
    cut = len(words) > 2 and words[-1].lower() in ARTICLES and words[-2].lower() in FROM
    words = words[:-2] if cut else words  # "slating off a", of a screen
    while words and words[-1].lower() in LINKING | OWNERS | (COURSE if len(words) > 1 else frozenset()):
        words.pop()
    while words and words[0].lower() in LINKING - {"to", "in", "on", "of"} | {"of"}:
        words.pop(0)
    means = [word for word in words if word.lower().strip(".,") not in EMPTY | LEADING or word.isupper()]
    return " ".join(words).strip(" -/") if means else ""

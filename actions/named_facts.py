"""The facts of a course that a message names by their own words, whatever the reader takes it to ask for."""

from __future__ import annotations

import re

from actions.turn import Turn

_NAME = (
    r"(?:prices?|costs?|fees?|money|time|length|hours|weeks|duration|levels?|credits?|place|location|delivery|starts?"
    r"|dates)"
)
BY = re.compile(
    rf"\b(?:on|by|only|just|jist|mainly|mostly|in terms of) (?:the |their )?(?P<named>{_NAME}\b[^.?!;\n]*)",
    re.IGNORECASE,
)
NAMES_OF = {
    "price": re.compile(r"\b(?:prices?|costs?|fees?|money)\b", re.IGNORECASE),
    "time": re.compile(r"\b(?:time|length|long|hours|weeks|duration)\b", re.IGNORECASE),
    "scqf_level": re.compile(r"\blevels?\b", re.IGNORECASE),
    "scqf_credits": re.compile(r"\bcredits?\b", re.IGNORECASE),
    "delivery": re.compile(r"\b(?:online|where|place|location|delivery|in person)\b", re.IGNORECASE),
    "starts": re.compile(r"\b(?:starts?|start(?:ing)? dates?|dates)\b", re.IGNORECASE),
    "assessment": re.compile(r"\bassess\w*|\bexams?\b", re.IGNORECASE),
}
"""Words that lead up to the facts by which several are to be compared, and the names of these."""

_WHAT = r"(?:what|which|whit|fit|whatna)"
_IT = r"(?:it|that|this|they|the (?:course|first|second|third|last)(?: one)?)"
_END = r"finish\w*|done|through|complet\w+|over"
_NO_OTHER_TIME = r"(?![^.?!;\n]*\b(?:valid|good for|until|till|afore|before|start\w*|begin\w*)\b)"
ASKED_PLAINLY = {
    "scqf_level": re.compile(rf"\b{_WHAT} (?:scqf )?level\b", re.IGNORECASE),
    "price": re.compile(rf"\b(?:how|hoo|foo) (?:much|muckle) (?:is|are|does|do|wid|would) {_IT}\b", re.IGNORECASE),
    "time": re.compile(
        rf"\b(?:how|hoo|foo) l[ao]ng(?:(?:['’]s| (?:is|are|does|do|dis|would|wid|will)) {_IT}\b{_NO_OTHER_TIME}"
        rf"| (?:until|till)\b[^.?!;\n]*\b(?:{_END})\b)",
        re.IGNORECASE,
    ),
    "starts": re.compile(rf"\b(?:when|whan|fan) (?:does|do|dis|is|will|would) {_IT} (?:start|begin)", re.IGNORECASE),
    "assessment": re.compile(rf"\b(?:how|hoo|foo) (?:is|are) {_IT} (?:assessed|marked|graded)\b", re.IGNORECASE),
}
"""Questions that ask for one fact and leave no doubt which."""


def compared_by(turn: Turn) -> list[str]:
    """The facts by which a message compares: "mainly on time and price"."""
    named = BY.search(turn.text)
    return [key for key, names in NAMES_OF.items() if named and names.search(named["named"])]


def asked_plainly(turn: Turn) -> list[str]:
    """The facts that a message asks for in so many words: "what level is it, and is that like an SVQ?"."""
    return [key for key, question in ASKED_PLAINLY.items() if question.search(turn.text)]

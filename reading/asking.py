"""Whether a sentence asks something, by how it begins."""

from __future__ import annotations

import re

from reading.amounts import awards_named

ASKING = re.compile(
    r"\W*(?:(?:and|but|so|ok(?:ay)?|also|oh|right|well|then|just|please|hi|hello|actually|now|an|aye)\W+)*"
    r"(?:what|whit|wot|wat|fit|when|whan|where|whaur|far|who|wha|fa|how|hoo|foo|which|why|is|are|am|was|were|do|does|did"
    r"|dae|can|could|cud|will|would|wud|wid|should|has|have|any|tell|show|give|gie|explain|compare|describe)\b",
    re.IGNORECASE,
)
MOVES_ON = re.compile(r"\W*(?:(?:and|so|ok|but)\W+)*(?:what|wot|whit|how) about\b", re.IGNORECASE)
"""How a sentence begins that asks, also without a question mark, and one that asks for something else instead."""

IT = re.compile(r"\b(?:it|that one|this one)\b", re.IGNORECASE)
AS_SUCH = re.compile(r"\d|\b(?:means?|hnc|hnd|degree|highers?)\b", re.IGNORECASE)
"""Words for one course in a question of levels, and those by which it asks of levels as such."""

BESIDE = re.compile(
    r"\b(?:it|that|this)\b.{0,25}\b(?:above|below|higher than|lower than)\b",
    re.IGNORECASE,
)
"""Words that set one course beside something else."""

LEANING = re.compile(r"\b(?:for|of|with|on|to|about) (?:that|it|this)\b\W*$", re.IGNORECASE)
HOW_HARD = re.compile(
    r"\bhow (?:hard|difficult)\b|"
    r"\b(?:is|be) (?:it |that |this )?(?:too |ower )?(?:hard|difficult)(?=\W*$|[?.!,;]| for\b| going\b)",
    re.IGNORECASE,
)
PLAINLY = re.compile(
    r"\bwhen it's at (?:hame|home)\b|\bmeans? (?:to|tae) (?:an?|me|my|ma|us)\b|"
    r"\b(?:plain|simple|ordinary|normal|everyday|layman'?s)\b.{0,12}\b(?:english|words?|terms?|language|folk|person)\b|"
    r"\bas (?:if|though) (?:i|you|he|she|we|they)\b|\blike (?:i'?m|he'?s|she'?s|i am|you would) ",
    re.IGNORECASE,
)
"""Words that ask how hard a course is, and those that ask for the plainest wording: "in plain English"."""


def leans(words: str) -> bool:
    """Whether a question says what it asks about only together with the words before it: "any charge for that?"."""
    return bool(LEANING.search(words))


def asks_plainly(words: str) -> bool:
    """Whether a question asks for words that anybody understands."""
    return bool(PLAINLY.search(words))


def asks_how_hard(words: str) -> bool:
    """Whether a question asks how hard a course is: "ok so is it hard?", but not "is it hard writing?"."""
    return bool(HOW_HARD.search(words))


def sets_beside(words: str) -> bool:
    """Whether a question sets a course beside a qualification: "is that above or below an HNC?"."""
    return bool(BESIDE.search(words) and awards_named(words))


def asks(words: str) -> bool:
    """Whether words are a question in their form."""
    return "?" in words or bool(ASKING.match(words))


def asks_level_of_it(words: str) -> bool:
    """Whether a question of levels asks for that of one course: "what level is it", but not "is it like an HNC?"."""
    return bool(IT.search(words)) and not AS_SUCH.search(words)

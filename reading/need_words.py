"""Words by which nothing is told apart: they name neither a need nor a credential."""

from __future__ import annotations

import re
from collections.abc import Set

from rapidfuzz import fuzz

_LEADING = """
    a an the our my their your his her its this that these those it i we you they us them me he she who which what
    where when there here to in on of for with at by from about around into and or but so if as than then & + is are
    am be been being was were do does did doing have has had having can could would should might may must will shall
    won't can't don't doesn't didn't isn't aren't wasn't haven't hasn't cannot need needs needed needing want wants
    wanted wanting require requires required like likes love get gets getting got look looking find finding seek
    seeking searching hoping trying try learn learns improve improving know knows understand understands struggle
    struggles struggling teach teaches recommend suggest offer offering provide send evidence tell think thinking
    going also just really maybe perhaps possibly possible mainly mostly basically currently please ideally
    preferably especially particularly specifically actually properly only even still already very quite some any
    more most both either neither all every each else not no yes aye yeah ok okay well plus too poor bad weak better
    stronger cheap cheaper cheapest quick short bespoke something anything nothing somebody someone anyone anybody
    nobody everybody everyone somewhere whatever thing things stuff ways way how able unable keen interested
    wondering afraid i'm i've i'd i'll we're we've we'd we'll they're they've they'd you're you've it's that's
    there's what's who's let's it'd there'd upskill upskilling prefer never ever firstly secondly finally lastly wee
    bit lot delivered taught based covering involving regarding re anyway say
"""
LEADING = frozenset(_LEADING.split())
"""Words that lead up to a need and never begin one."""

_EMPTY = """
    team teams staff people folk folks lads crew employees workforce person worker workers member members manager
    managers supervisors learner learners group groups class classes course courses module modules training session
    sessions certificate qualification qualifications programme cpd provision learning provider providers college
    university topic topics subject area areas skill skills level levels credit credits mode option options budget
    cost price delivery location place places site sites date dates start finish end day days time times week weeks
    month months year years hour hours evening morning afternoon monday tuesday wednesday thursday friday soon asap
    shift shifts basis number numbers one ones head heads max maximum min minimum total half about equivalent
    england england's scotland scottish firm company business local family small longer suit suits works work run go
    fine good great best ok easy flexible chance poss tbh lol any1 thereabouts told worth travel eventually
    practical recognised mondays tuesdays wednesdays thursdays fridays further additional formal intro introductory
    up-skilling same train trained
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that are no need by themselves, nor with words of the other lists."""

_KIN = """
    daughter daughters son sons wife husband partner brother brothers sister sisters cousin nephew niece mum dad mother
    father family pal mate lassie lassies
"""
KIN = frozenset(_KIN.split())
ANYBODY = EMPTY | LEADING | KIN | {"everyone", "everybody", "all", "colleagues", "colleague"}
"""Words for learners that say nothing of what they do."""

WORD = re.compile(r"[^\W\d_]{3,}")
ALIKE = 85
STEM = 6
"""The least rapidfuzz ratio (of 100) at which two words are the same, and the letters that words of one stem share:
"recognised", "recognition"."""


def telling(text: str) -> set[str]:
    """The words of a text, in lower case, by which something is told apart.

    >>> sorted(telling("We need a course on Steam boilers, please"))
    ['boilers', 'steam']
    """
    return {word for word in map(str.casefold, WORD.findall(text)) if word not in EMPTY | LEADING}


def is_among(word: str, words: Set[str]) -> bool:
    """Whether a word is one of some words, slips and endings aside."""
    if word in words:
        return True
    stem = word[:STEM]
    return any((len(stem) == STEM and known.startswith(stem)) or fuzz.ratio(word, known) >= ALIKE for known in words)

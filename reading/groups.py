"""Groups of learners that one message tells apart, and which of them a later one speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.constraints.heads import count_in
from reading.constraints.plain import Plain
from reading.need_words import LEADING
from reading.needs import parts, tidy
from reading.spans import Span

WORDS = re.compile(r"[^\W\d_]+")
ANY_GROUP = LEADING | {"staff", "people", "team", "member", "employee", "worker", "folk", "group", "new", "first"}
"""Words for learners, without the s of the plural, by which no group is told from another."""

LINE = re.compile(r"^[ \t]*(?:\(?(\d{1,2})[.):]|[-*•–—·]|\(?[a-h]\))[ \t]*(?=\S)", re.MULTILINE)
"""How a line of a list begins: with a number, a mark or a letter."""

IN_PROSE = re.compile(r"(?<![^\s.;:,])\((\d{1,2})\)[ \t]*(?=\S)")
"""How a requirement begins that is numbered inside a paragraph: "(1) our clerks need ... (2) our drivers ..."."""

ROW = re.compile(r"^[ \t]*(?=\S)", re.MULTILINE)
FEWEST_ROWS, LONGEST_ROW = 3, 14
"""Rows of a table without marks, and the words of its longest; longer ones are sentences."""

GRADE = re.compile(r"\d{1,2} ?/ ?\d{1,2}")
"""A number that is no number of people: "band 3/4"."""

OF_OWN_LIST = re.compile(
    r"\b(?:items?|points?|priorit(?:y|ies)|topics?|needs?|groups?|lines?|areas?|rows?) "
    r"(?:no\.? |nos\.? |numbers? )?(\d{1,2}\b(?:(?: ?, ?(?:and |& )?| ?(?:and|&|or) ?)\d{1,2}\b)*)",
    re.IGNORECASE,
)
ON_OWN_LIST = re.compile(r"\b(\d{1,2}) (?:on|of|in|from) (?:my|our|the) (?:own )?list\b(?! of)", re.IGNORECASE)
OF_ANY_LIST = re.compile(r"\b(?:number|no\.?|nr\.?) ?(\d{1,2})\b", re.IGNORECASE)
"""A place in the employer's own list; a bare number is one where so many cards are not shown."""

BARE_PLACE = re.compile(
    r"\W*(?:(?:ok(?:ay)?|right|so|now|then|and|next|(?:let'?s|let us) (?:do|take|turn to|go to|(?:start|begin) with)|"
    r"(?:can|could) we (?:do|take|look at)|(?:start|begin) with|turn(?:ing)? to|as (?:for|to)|on|on to|"
    r"what about|how about|go to|show me|the)\W+)*(?:number |no\.? )?(\d{1,2})\W*(?:first|then|next|now|please)?\W*",
    re.IGNORECASE,
)
"""A sentence that is a place in a list and nothing else: "start with 2", "now 3 please"."""

TAKEN_OFF = re.compile(
    r"\b(?:drop|scrap|remove|lose|forget|skip|leave out)\W+(?:number |no\.? )?(\d{1,2})\b(?! ?[%£])", re.IGNORECASE
)
"""A place in a list that is taken off it: "drop 6 altogether"."""

MOVING_ON = re.compile(
    r"\b(?:now|next|then|first\W*$|start(?: with)?|begin(?: with)?|go(?: on)? to|move (?:on )?to|on ?to|turn to|"
    r"let'?s|let us|look at|concentrate on|what about|how about|not dealt with|have(?:n'?t| not) done)\b",
    re.IGNORECASE,
)
"""Words by which a clause goes on to another group, which it then names."""

PLACE_WITH_MORE = re.compile(
    r"\W*(?:(?:and|now|next|then|what about|how about|(?:let'?s|let us) (?:do|take)|can we do|(?:start|begin) with)\W+"
    r"(?:number |no\.? |item )?|number |no\.? ?)(\d{1,2})(?: please| first| then| now)*\W*[,:–-].*",
    re.IGNORECASE,
)
"""A sentence that goes on to a place in a list and says something of it: "and 3, for my two deputies"."""

LONGEST_MOVE = 9
"""Words of a sentence by which an employer goes on to another group, if it is one of those."""

COUNTED = {("who", "heads"): re.compile(r"\s*[(,:-]\s*"), ("heads", "who"): re.compile(r"\s+")}
BEING = re.compile(r"(?:who )?are (?:all |mostly |mainly )?((?:[^\W\d_]+ ?){1,3})", re.IGNORECASE)
FOR = re.compile(r"\s*for (?:our |the |my )?", re.IGNORECASE)
ANOTHER = re.compile(
    r"\b(?:plus|and|also|as well as)(?: also)?(?: (?:something|anything|one|a course|training)(?: on| in| about)?)? $",
    re.IGNORECASE,
)
"""What stands between learners and their number ("fitters (19)", "two managers"), what says who they are, what
stands between a need and those for whom it is, and before a further need."""

SENTENCE = re.compile(r"[.!?;\n]+")
CLAUSE = re.compile(r",|\band\b", re.IGNORECASE)


@dataclass(frozen=True)
class Group:
    """Some of the learners, in the employer's words, what they need, the number of the line that says so in a list of
    the employer's own (0 in any other text), and the id of the credential that was shown for them."""

    learners: str
    needs: tuple[str, ...]
    number: int = 0
    credential: str = ""

    @property
    def count(self) -> int | None:
        """How many they are, where that is said."""
        return count_in(Plain(self.learners).text)

    def covers(self, needs: Sequence[str]) -> bool:
        """Whether needs have no words but those of this group: a message names the group by them."""
        return _words_in(*needs) <= _words_in(self.learners, *self.needs)


def own_places(text: str) -> tuple[int, ...]:
    """The places in the employer's own list that a text names.

    >>> own_places("items 1, 2 and 4 please, and point 7")
    (1, 2, 4, 7)
    """
    named = [found[1] for pattern in (OF_OWN_LIST, ON_OWN_LIST) for found in pattern.finditer(text)]
    return tuple(int(place) for places in named for place in re.findall(r"\d+", places))


def group_named(text: str, groups: Sequence[Group], cards: int = 0) -> Group | None:
    """The only one of some groups of learners of whom a message speaks: "and the cook?", "the supervisors first", "what
    about item 2". `cards` is how many courses are shown that have numbers of their own.

    None where it speaks of none, of several or of everybody. Those named by who they are go before those whose needs
    are named.
    """
    numbers = {*own_places(text)}
    numbers |= {number for found in OF_ANY_LIST.finditer(text) if (number := int(found[1])) > cards}
    alone = [bare for sentence in SENTENCE.split(text) if (bare := BARE_PLACE.fullmatch(sentence))]
    numbers |= {number for found in (*alone, *TAKEN_OFF.finditer(text)) if (number := int(found[1])) > cards}
    named = [group for group in groups if group.number in numbers] or _described(text, groups)
    return named[0] if len(named) == 1 else None


def moved_on_to(text: str, groups: Sequence[Group], cards: int = 0) -> Group | None:
    """The group that one sentence of a message goes on to: "ok save that one. Now the deputies", "start with 2".

    `cards` is how many courses are shown that have numbers of their own. None where no sentence does, or two do.
    """
    meant: dict[Group, None] = {}
    for sentence in SENTENCE.split(text):
        own = own_places(sentence)
        bare = [int(place[1]) for way in (BARE_PLACE, PLACE_WITH_MORE) if (place := way.fullmatch(sentence))]
        if own or bare:
            numbers = {*own, *(number for number in bare if number > cards)}
            meant |= dict.fromkeys(group for group in groups if group.number in numbers)
            continue
        for clause in CLAUSE.split(sentence):
            if len(clause.split()) <= LONGEST_MOVE and MOVING_ON.search(clause):
                named = _described(clause, groups)
                meant |= dict.fromkeys(named if len(named) == 1 else [])
    return next(iter(meant)) if len(meant) == 1 else None


def group_of(people: Sequence[str], groups: Sequence[Group]) -> Group | None:
    """The only one of some groups whose learners these words name."""
    said = _words_in(*people)
    named = [group for group in groups if said & _words_in(group.learners)]
    return named[0] if len(named) == 1 else None


def _described(text: str, groups: Sequence[Group]) -> list[Group]:
    """The groups that a text names by who they are, or else by what they need."""
    said = set(map(_stem, WORDS.findall(text)))
    learners = [group for group in groups if said & _words_in(group.learners)]
    return learners or [group for group in groups if said & _words_in(*group.needs)]


def groups_in(text: str, spans: Sequence[Span]) -> tuple[Group, ...]:
    """The groups of a message that counts two or more and says what each needs, or lists its needs line by line;
    none for any other."""
    return _of_lines(text, spans, LINE) or _of_prose(text, spans) or _of_rows(text, spans) or _of_counts(text, spans)


def _of_prose(text: str, spans: Sequence[Span]) -> tuple[Group, ...]:
    """A group for each requirement that is numbered inside a paragraph, from 1 on."""
    numbers = [int(mark[1]) for mark in IN_PROSE.finditer(text)]
    return _of_lines(text, spans, IN_PROSE) if numbers == list(range(1, len(numbers) + 1)) else ()


def _of_rows(text: str, spans: Sequence[Span]) -> tuple[Group, ...]:
    """A group for each row of a table without marks that names a need, from the first such row on; none where fewer
    than three do, or a row is a sentence."""
    needs = [span.start for span in spans if span.label == "need"]
    first = text.rfind("\n", 0, needs[0]) + 1 if needs else 0
    rows = [row for row in text[first:].splitlines() if row.strip()]
    if max((len(row.split()) for row in rows), default=0) > LONGEST_ROW:
        return ()
    return groups if len(groups := _of_lines(text, spans, ROW, first)) >= FEWEST_ROWS else ()


def _of_lines(text: str, spans: Sequence[Span], begins: re.Pattern[str], first: int = 0) -> tuple[Group, ...]:
    """A group for each line of a list that names a need, by how a line begins; none where fewer than two do."""
    starts = list(begins.finditer(text, first))
    ends = [*(line.start() for line in starts[1:]), len(text)][: len(starts)]
    groups = []
    for place, (line, end) in enumerate(zip(starts, ends, strict=True), 1):
        within = [span for span in spans if line.end() <= span.start < end]
        marked = [part for span in within if span.label == "need" for part in parts(text[span.start : span.end])]
        needs = [need for part in marked if (need := tidy(part))]
        told = (text[span.start : span.end] for span in within if span.label in ("heads", "who"))
        learners = " ".join(words for words in told if not GRADE.fullmatch(words))
        if needs:
            groups.append(Group(learners, tuple(needs), int((line[1] if begins.groups else None) or place)))
    return tuple(groups) if len(groups) > 1 else ()


def for_all(text: str, spans: Sequence[Span], groups: Sequence[Group]) -> tuple[Span, ...]:
    """The spans of a message without the levels in the lines of a list of groups: each holds for its own line alone."""
    lines = list(LINE.finditer(text)) if any(group.number for group in groups) else []
    ends = [text.find("\n", line.end()) for line in lines]
    stretches = [(line.start(), end if end >= 0 else len(text)) for line, end in zip(lines, ends, strict=True)]
    return tuple(span for span in spans if span.label != "level" or not span.touches(stretches))


def _words_in(*texts: str) -> set[str]:
    """The words of some texts by which one group is told from another."""
    return set(map(_stem, WORDS.findall(" ".join(texts)))) - ANY_GROUP


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s")


def _of_counts(text: str, spans: Sequence[Span]) -> tuple[Group, ...]:
    """The groups of a message that counts two or more and says what each needs."""
    groups: list[tuple[list[str], list[str]]] = []
    last: Span | None = None
    for span in spans:
        words = text[span.start : span.end]
        beside = COUNTED.get((last.label, span.label)) if last else None
        if last and groups and beside and beside.fullmatch(text, last.end, span.start):
            groups[-1][0].append(words)
        elif span.label == "heads" or (span.label == "who" and (not groups or groups[-1][1])):
            groups.append(([words], _needs_before(text, span, last, groups)))
        elif span.label == "who":
            groups[-1][0].append(words)
        elif span.label == "story" and groups and (being := BEING.fullmatch(words)):
            groups[-1][0].append(being[1])  # "(19) are all diesel fitters"
        elif span.label == "need" and groups and (need := tidy(words)):
            groups[-1][1].append(need)
        last = span
    told = tuple(Group(" ".join(learners), tuple(needs)) for learners, needs in groups if needs)
    return told if len(told) > 1 and len(told) == len(groups) else ()


def _needs_before(text: str, span: Span, last: Span | None, groups: Sequence[tuple[list[str], list[str]]]) -> list[str]:
    """The need right before some learners that is theirs and not that of the group before: "and something on charging
    for two managers"."""
    theirs = last is not None and last.label == "need" and FOR.fullmatch(text, last.end, span.start)
    if not (theirs and last and groups and len(groups[-1][1]) > 1 and ANOTHER.search(text, 0, last.start)):
        return []
    return [groups[-1][1].pop()] if tidy(text[last.start : last.end]) == groups[-1][1][-1] else []

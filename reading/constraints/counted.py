"""Which numbers of a message count learners, and which count other things."""

from __future__ import annotations

import re

from reading.constraints.message import Message

WINDOW = 20
"""Characters in front of a number that are looked at."""

NOT_HEADS_BEFORE = re.compile(
    r"\b(?:school at|aged?|age of|under|band|grade|year|level|scqf|stage|phase|class|unit|ward|room|number|no"
    r"|\d\s?(?:am|pm)?\s(?:till?|until))\s?$"
)
NOT_HEADS_AFTER = re.compile(
    r"[\s-]?(?:tonnes?|tons?|beds?|bedded|bedroom|rooms?|seats?|seater|hours?|hrs?|years?|yrs?|miles?|metres?|"
    r"litres?|acres?"
    r"|storeys?|per ?cent|x ?4|/ ?7|o['’]? ?clock|highers|nat(?:ional)? ?5s|standard grades|of?[ -]?(?:grades|levels)"
    r"|a[ -]levels|gcses|[sn]vqs|hn[cd]s|degrees|diplomas|certificates|credits|modules|units)\b|\s?%"
)
"""Words beside a number that count something other than learners: "band 5 nurses", "44 tonne drivers", "42 bed"."""

FRACTION = re.compile(r"\d\s?(?:/|(?:am|pm|o'clock)?\s?(?:till?|until|'til)\s)\s?\d")
"""A number by another, or hours of the day: "24/7", "50/50", "8 till 5"."""

JOINED = re.compile(
    r"\s*(?:(?:groups?|teams?|cohorts?|lots?|batches|classes|shifts) of|(?:out )?of(?: (?:our|the|my|their))?"
    r"|,?\s?(?:maybe|perhaps|possibly|mibbe)|to|or|-)?\s*"
)
"""What stands between two numbers that are one count: "3 groups of 8", "15 out of 40", "8, maybe 10"."""

MAYBE = re.compile(r"(?:maybe|perhaps|possibly|mibbe)\b")

AND_ONE = re.compile(r" (?:[\w'-]+ ){1,4}(?:and|plus|\+|&) (?=(?:the|our|my|an?|their|her|his) )")
ALONE = re.compile(
    r"(?:the|our|my|an?|their|her|his) (?:[\w'-]+ )*"
    r"(?!(?:other|number|quarter|cluster|counter|floor|sector|restaurant|plant|committee)\b)"
    r"(?:[\w'-]*(?:er|or|ist|ian|ant|ee|man|woman|nurse|chef|cook|clerk|apprentice|graduate|student|secretary|deputy)"
    r"|boss|mate|lad|lass|lassie|boy|girl|wife|husband|son|vet|pa)"
)
"""What stands behind those who were counted before one more, and who is one by the name of a job: "and the
electrician", but not "and the night shift"."""

LONGEST_ARTICLE = len("their ")
"""Characters that may stand between what joins one more and the words that were marked for it."""

DENIED = re.compile(r"\W*\?\W*(?:no|naw|nah|na)\b")
"""What stands behind a number that is taken up to be denied: "16? No, only 4"."""

THINGS = re.compile(
    r" (?!across|persons|folks|heads|places|seats|others|lads|lassies|girls|boys|guys|nurses|apprentices|chefs|cooks"
    r"|clerks|graduates|groups|teams|cohorts|lots|batches|classes|shifts|dozens)"
    r"[^\W\d_]{2,}(?<!er)(?<!or)(?<!ist)(?<!ian)(?<!ant)(?<!ee)(?<!u)s\b"
)
"""A word in the plural behind a number that is not made as words for people are, which counts other things where the
reader marked it as nobody: "4 hotels"."""


def counted(message: Message) -> list[tuple[int, int]]:
    """The stretches that count learners: numbers that belong together as one, without those that count other things."""
    text = message.unclaimed
    stretches: list[tuple[int, int]] = []
    for start, end in message.marked("heads"):
        if (
            NOT_HEADS_BEFORE.search(text, max(0, start - WINDOW), start)
            or NOT_HEADS_AFTER.match(text, end)
            or FRACTION.search(text, start, end)
            or DENIED.match(text, end)
            or _counts_things(message, text, end)
            or _is_a_level(message, (start, end))
        ):
            message.set_aside(start, end)
            continue
        maybe = stretches and text[stretches[-1][1] : start].strip() == "," and MAYBE.match(text, start)
        if maybe or (stretches and JOINED.fullmatch(text, stretches[-1][1], start)):
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def one_more_behind(message: Message, text: str, end: int) -> int:
    """1 where behind those who were counted somebody stands who is alone: "four engineers and the electrician"."""
    joined = AND_ONE.match(text, end)
    if joined is None or not message.is_marked(joined.span(), "who"):
        return 0
    behind = [who for who in message.marked("who") if joined.end() <= who[0] <= joined.end() + LONGEST_ARTICLE]
    return int(any(ALONE.fullmatch(text, joined.end(), end) for _, end in behind))


def _counts_things(message: Message, text: str, end: int) -> bool:
    """Whether what follows a number is in the plural and marked as nobody who is to learn."""
    things = THINGS.match(text, end)
    return things is not None and not message.is_marked(things.span(), "who", "need", "heads")


def _is_a_level(message: Message, stretch: tuple[int, int]) -> bool:
    """Whether several numbers are those of a level that the message asks for: "about a 6 or a 7, so anything at 6 or
    7?"."""
    numbers = message.numbers(stretch)
    return len(numbers) > 1 and any(numbers == message.numbers(level) for level in message.marked("level"))

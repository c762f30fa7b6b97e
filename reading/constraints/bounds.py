"""How people put limits around a number: "no more than 20", "between 5 and 10", "about 300 max", "15 or more"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

NOT = (
    r"(?:no|not|nothing|never|none|nowt|anything"
    r"|(?:don'?t|can'?t|won'?t|cannot)(?: (?:want|pay|spend|go|do|afford|stretch))?(?: to (?:pay|spend|go))?)"
)
MORE = r"(?:more|longer|higher|harder|bigger|greater|dearer|above|over|beyond|past|exceeding)"
LESS = r"(?:less|lower|fewer|shorter|smaller|cheaper)"
BEING = r"(?:(?:that )?(?:be|cost(?:ing|s)?|go(?:ing|es)?|takes?|taking|lasts?|lasting|pay(?:ing)?|spend(?:ing)?|to) )?"
MOST_BEFORE = (
    rf"(?:{NOT} {BEING}{MORE}(?: than)?|up to(?: and including)?|under|below|{LESS} than|not exceeding|within|in under"
    r"|(?:an? |the )?(?:absolute |total )?max(?:imum)?(?: of| is)?:?|at (?:the )?(?:very )?most"
    r"|capped? (?:at|of)|limit(?:ed)? (?:to|of)|tops?|top whack)"
)
LEAST_BEFORE = (
    rf"(?:at (?:the )?(?:very )?least|(?:an? |the )?min(?:imum)?(?: of| is)?:?"
    rf"|(?:no|not|nothing) {BEING}(?:{LESS} than|below|under)"
    r"|(?:exclud(?:e|ing)|leave out|leaving out|drop|skip|omit|ignore|rule out|without) (?:anything |everything |any |"
    r"all |those |ones |courses )*(?:below|under)"
    rf"|{MORE} than|over|above|upwards of|from)"
)
NO_NUMBER = r"(?! ?(?:of )?[£\d])"
"""Behind a limit that follows its number: "level 7, at least 20 credits" limits the credits."""
MOST_AFTER = (
    r"(?:(?:absolute |at |total |the )?max(?:imum)?|tops|top whack|at (?:the )?(?:very |absolute )?most|limit"
    rf"|(?:or|and) (?:less|under|below|lower|fewer|shorter|cheaper)){NO_NUMBER}"
)
LEAST_AFTER = (
    r"(?:(?:or|and) (?:more|above|over|higher|longer|up|upwards|beyond)|plus|upwards?"
    rf"|(?:as an? )?min(?:imum)?|at (?:the )?(?:very )?least){NO_NUMBER}"
)
ABOUT = (
    r"(?:just |somewhere |something )?"
    r"(?:about|around|roughly|round|c\.?|~|say|some|maybe|nearly|almost|perhaps|like|in the region of)"
)
NUMBER = r"\d{1,7}(?:\.\d{1,2})?(?![\d.]*\d)"


def quantity(unit: str, *, sign: str = "", scale: str = "", before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern for a limited number of a unit; `sign` stands before each number, `scale` ("k") right behind it."""
    low = rf"{sign}(?P<low>{NUMBER})(?P<low_scale>{scale})?"
    high = rf"(?:{sign})?(?P<high>{NUMBER})(?P<high_scale>{scale})?"
    return re.compile(
        rf"{before}(?:\b(?:(?P<most>{MOST_BEFORE})|(?P<least>{LEAST_BEFORE}))\s+)?(?:\bbetween\s+)?"
        rf"(?:(?<!\w)(?P<about>{ABOUT})\s*)?(?<![\w.£]){low}(?P<ish>[ -]?(?:ish|odd|or so)\b)?"
        rf"(?:\s*(?:-|\bto\b|\band\b|\bor\b)\s*(?:up to )?{high})?(?P<plus>\s?\+)?[\s-]*{unit}"
        rf"(?:,?\s*\(?(?P<most_after>{MOST_AFTER})\b\)?|,?\s*(?P<least_after>{LEAST_AFTER})\b)?{after}"
    )


@dataclass(frozen=True)
class Limits:
    """The bounds that a quantity sets: at least `low`, at most `high`; None is open."""

    low: Decimal | None
    high: Decimal | None
    about: bool = False

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low:f} or more"
        if self.low is None:
            return f"up to {self.high:f}"
        return f"{self.low:f}" if self.low == self.high else f"{self.low:f}-{self.high:f}"

    def times(self, rate: Decimal | int) -> Limits:
        return Limits(_tidy(self.low and self.low * rate), _tidy(self.high and self.high * rate), self.about)

    def plus(self, more: Decimal) -> Limits:
        return Limits(self.low and self.low + more, self.high and self.high + more, self.about)


def limits(match: re.Match[str]) -> Limits:
    """The limits in a match of `quantity`; a bare number is both of them."""
    groups = match.groupdict()
    last = _scaled(groups["high"] or groups["low"], groups["high_scale"] or groups["low_scale"])
    first = _scaled(groups["low"], groups["low_scale"] or groups["high_scale"])
    low, high = min(first, last), max(first, last)
    about = bool(groups["about"] or groups["ish"])
    if groups["most"] or groups["most_after"]:
        return Limits(None, high, about)
    if groups["least"] or groups["least_after"] or groups["plus"]:
        return Limits(low, None if low == high else high, about)
    return Limits(low, high, about)


def _scaled(number: str, scale: str | None) -> Decimal:
    return Decimal(number) * (1000 if scale else 1)


def _tidy(number: Decimal | None) -> Decimal | None:
    """The number without zeros behind the point."""
    return None if number is None else number.quantize(Decimal("0.01")).normalize()


def whole(number: Decimal) -> int:
    """The number rounded up, so that a limit never shuts out what it names."""
    return int(number.to_integral_value(rounding="ROUND_CEILING"))

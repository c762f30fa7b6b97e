"""How a course is taught: online, blended, on campus, at the workplace; and which of these are ruled out."""

from __future__ import annotations

import re

from catalogue.records import Mode
from reading.constraints.message import Message, Note

IN_PERSON = (Mode.CAMPUS, Mode.WORKPLACE)

# What makes the word before it a subject: "online marketing", "remote teams", "hybrid cars", "on-site safety".
ONLINE_THING = (
    r"(?:marketing|sales?|selling|shop\w*|safety|fraud|retail|booking\w*|banking|security|presence|stores?|adverti\w+"
    r"|order\w*|reviews?|payments?|reputation|collaborat\w+|tools?|communit\w+|content|abuse|bullying|harms?|scams?"
    r"|customers?|portals?|systems?|services?|forms?|accounts?|meetings?|events?|campaigns?|trading|research"
    r"|facilitat\w+|teaching|tutoring|assessments?|privacy|business|engagement|visibility|brand\w*)\b"
)
HYBRID_THING = r"(?:teams?|work\w*|vehicles?|cars?|cloud|power\w*|engines?|meetings?|offices?|staff|systems?|ev)\b"
ON_SITE_THING = r"(?:safety|inspect\w+|supervis\w+|work\w*|manage\w*|operat\w+|staff|teams?|waste|catering|security)\b"
SOLD_ONLINE = r"(?<!selling )(?<!trading )(?<!sell )(?<!trade )(?<!safe )(?<!shop )(?<!advertising )(?<!marketing )"

COURSE = r"(?:courses?|class(?:es)?|training|learning|study|delivery|modules?|sessions?|workshops?|basis|format)"
FULLY = r"(?:(?:live|fully|purely|wholly|entirely|completely|all|delivered|done|taught|study|virtually|100%) ){0,3}"
TAUGHT = r"(?:done|delivered|taught|studied|study|learn|run|attend|join|complete|do(?: it| this| that)?|fully|100%)"
PHYSICAL = r"(?:in[- ]person|face[- ](?:to|2)[- ]face|classroom|on[- ]campus|campus)"
COLLEGE = r"(?:an? |any |the |our local |the local |a local |your |nearby )?(?:college|university|campus)"
THEIR = r"(?:(?:a|the|their|our|my|her|his|your) )?(?:own )?"
OUR_PLACE = (
    r"(?:our|my) (?:own )?(?:[\w'¦-]+ ){0,2}?(?:sites?|places?|premises|offices?|yards?|factory|depots?|warehouse"
    r"|workplace|building|farm|workshop|plant|base|hotel|home|store|surgery|clinic|kitchen|bit|end)\b"
)
WAYS: tuple[tuple[str, tuple[Mode, ...]], ...] = (
    (rf"(?:a )?(?:mix(?:ture)?|combination|blend) of online (?:and|&|with|plus) {PHYSICAL}", (Mode.BLENDED,)),
    (rf"(?:part|partly|some) online,?(?: and)? (?:part|partly|some) (?:{PHYSICAL}|on campus)", (Mode.BLENDED,)),
    (rf"blended\b(?: {COURSE})?|hybrid\b(?! {HYBRID_THING})", (Mode.BLENDED,)),
    (rf"{FULLY}{SOLD_ONLINE}on[- ]?line\b(?![ -]{ONLINE_THING})", (Mode.ONLINE,)),
    (r"distance[- ](?:learning|taught|study)|e-?learning|webinars?", (Mode.ONLINE,)),
    (rf"(?:(?:over|via|on|by) )?(?:zoom|ms teams)(?: {COURSE})?|(?:over|via|on|by) teams", (Mode.ONLINE,)),
    (rf"{FULLY}(?:remote|virtual)\b(?= {COURSE}| only|\s*(?:$|[^\w\s-]))", (Mode.ONLINE,)),
    (rf"(?:{TAUGHT} )?(?:remotely|virtually)", (Mode.ONLINE,)),
    (rf"(?:{TAUGHT} )?(?:from|at|in) {THEIR}(?:homes?|houses?)(?! visit)", (Mode.ONLINE,)),
    (
        rf"(?:on|by|over|via|through) {THEIR}(?:computers?|laptops?|tablets?|i?phones?|internet|web|videos?)",
        (Mode.ONLINE,),
    ),
    (rf"on[- ]campus|(?:at|in) {COLLEGE}\b(?! of\b)", (Mode.CAMPUS,)),
    (r"(?:in )?(?:(?:the|a) )?classroom(?:[- ](?:based|only))?", (Mode.CAMPUS,)),
    (r"in[- ]person|face[- ](?:to|2)[- ]face|f2f|ftf", IN_PERSON),
    (
        rf"(?:at|on|to|@|(?:taught|run|delivered|held|done|be|being|happen|somewhere) in) {OUR_PLACE}",
        (Mode.WORKPLACE,),
    ),
    (rf"on[- ]?site\b(?![ -]{ON_SITE_THING})|on[- ]the[- ]job|work(?:place)?[- ]based", (Mode.WORKPLACE,)),
    (
        r"(?<!our )(?<!own )(?<!existing )in[- ]house(?: only)?\b"
        r"(?! (?:team|lawyer|solicitor|design|staff|legal|system))",
        (Mode.WORKPLACE,),
    ),
    (
        r"(?<!they )(?<!who )come (?:out )?to us|delivered here|in the workplace only"
        r"|(?:only|delivered|taught|run|done) in the workplace",
        (Mode.WORKPLACE,),
    ),
)
WAY = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<way{at}>{words})" for at, (words, _) in enumerate(WAYS)) + r")(?!\w)"
)
NAME = r"(?:online|in[- ]person|face[- ]to[- ]face|on[- ]campus|blended)"
ANY = re.compile(
    r"\b(?:(?:don't|doesn't) (?:mind|matter|care)|not (?:fussed|bothered))(?: about)?(?: if| whether)?"
    rf"(?: it's| it is)? {NAME}(?:(?:,| or) (?:{NAME}|not))*"
    rf"|\b{NAME} or {NAME}(?:,| -)? (?:either|both)(?:'s| is| are)? (?:fine|ok|good)"
)


def read_modes(message: Message) -> None:
    """Claim the ways in the order of the message, so that "not online or blended" rules out both."""
    for match in message.find(ANY):
        message.claim(match.span(), "modes", "any", Note.ANY, modes=(), not_modes=())
    last_denied: int | None = None
    for match in message.find(WAY):
        modes = WAYS[int((match.lastgroup or "way0").removeprefix("way"))][1]
        if span := message.denied(match.span(), last_denied):
            message.claim(span, "not_modes", ", ".join(modes), modes=(), not_modes=modes)
            last_denied = span[1]
        else:
            message.claim(match.span(), "modes", ", ".join(modes), modes=modes, not_modes=())

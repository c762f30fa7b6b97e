"""How it is taught: online, blended, on campus, at the workplace; and what is ruled out."""

from __future__ import annotations

import re

from catalogue.records import Mode
from index.constraints.message import Message, Note
from index.constraints.negation import denied

COURSE = r"(?:courses?|class(?:es)?|training|learning|study|delivery|modules?|sessions?|workshops?|basis|format)"
ONLINE_THINGS = (
    r"(?:marketing|sales?|selling|shop\w*|safety|fraud|retail|booking\w*|banking|security|presence|stores?|adverti\w+"
    r"|order\w*|reviews?|payments?|reputation|collaborat\w+|tools?|communit\w+|content|abuse|bullying|harms?|scams?"
    r"|customers?|portals?|systems?|services?|forms?|accounts?|meetings?|events?|campaigns?|trading|research"
    r"|facilitat\w+|teaching|tutoring|assessments?|privacy|business|engagement|visibility|branding|brand)\b"
)
REMOTE_THINGS = (
    r"(?:teams?|work\w*|staff|sensing|monitoring|access|support|management|colleagues|sites?|locations?|islands?"
    r"|communit\w+|areas?|employees|diagnos\w+|operat\w+|consultations?|care)\b"
)
HYBRID_THINGS = r"(?:teams?|work\w*|vehicles?|cars?|cloud|power\w*|engines?|meetings?|offices?|staff|systems?|ev)\b"
VIRTUAL_THINGS = r"(?:reality|assistants?|teams?|machines?|events?|worlds?|production|prototyp\w+|meetings?|wards?)\b"
ON_SITE_THINGS = r"(?:safety|inspect\w+|supervis\w+|work\w*|manage\w*|operat\w+|staff|teams?|waste|catering|security)\b"
FULLY = r"(?:(?:live|fully|purely|wholly|entirely|completely|all|delivered|done|taught|study|virtually|100%) ){0,3}"
OUR = r"(?:our|my) (?:own )?(?:[\w'¦-]+ ){0,2}?"
PREMISES = (
    r"(?:sites?|places?|premises|offices?|yards?|factory|depots?|warehouse|workplace|building|farm|workshop|plant|base"
    r"|hotel|home|store|surgery|clinic|kitchen|bit|end)\b"
)
IN_PERSON = (Mode.CAMPUS, Mode.WORKPLACE)
WAYS: tuple[tuple[str, tuple[Mode, ...]], ...] = (
    (
        r"(?:a )?(?:mix(?:ture)?|combination|blend) of online (?:and|&|with|plus) "
        r"(?:in[- ]person|face[- ]to[- ]face|classroom|on[- ]campus|campus)",
        (Mode.BLENDED,),
    ),
    (r"(?:part|partly|some) online,?(?: and)? (?:part|partly|some) (?:in[- ]person|face[- ]to[- ]face|on campus)",
     (Mode.BLENDED,)),
    (rf"blended\b(?: {COURSE})?", (Mode.BLENDED,)),
    (rf"hybrid\b(?! {HYBRID_THINGS})", (Mode.BLENDED,)),
    (rf"{FULLY}(?:on-?line|on line)\b(?![ -]{ONLINE_THINGS})", (Mode.ONLINE,)),
    (r"distance[- ](?:learning|taught|study)|e-?learning|webinars?", (Mode.ONLINE,)),
    (r"(?:over|via|on|by) (?:zoom|ms teams|teams)|zoom (?:sessions?|calls?|classes|training|courses?)", (Mode.ONLINE,)),
    (rf"{FULLY}(?:remote|virtual)\b(?= {COURSE}| only|\s*(?:$|[^\w\s-]))", (Mode.ONLINE,)),
    (r"(?:done|delivered|taught|studied|study|learn|run|attend|join|complete|do(?: it| this| that)?|fully|100%) (?:remotely|virtually|from home)",
     (Mode.ONLINE,)),
    (r"on[- ]campus|(?:at|in) (?:an? |the |our local |the local |a local |any |your |nearby )?(?:college|university|campus)\b(?! of\b)", (Mode.CAMPUS,)),
    (rf"in (?:the|a) classroom|classroom[- ](?:based|only)|classroom (?={COURSE})", (Mode.CAMPUS,)),
    (r"in[- ]person|face[- ]to[- ]face|face[- ]2[- ]face|f2f|ftf", IN_PERSON),
    (rf"(?:at|on|to|@|(?:taught|run|delivered|held|done|be|being|happen|somewhere) in) {OUR}{PREMISES}", (Mode.WORKPLACE,)),
    (rf"on[- ]?site\b(?![ -]{ON_SITE_THINGS})|(?<!our )(?<!own )(?<!existing )in[- ]house(?: only)?\b(?! (?:team|lawyer|solicitor|design|staff|legal|system))",
     (Mode.WORKPLACE,)),
    (r"on[- ]the[- ]job|work(?:place)?[- ]based|come (?:out )?to us|delivered here|(?:delivered|taught|run|done) in the workplace",
     (Mode.WORKPLACE,)),
)  # fmt: skip
WAY = re.compile(r"(?<![\w-])(?:" + "|".join(f"(?P<way{at}>{words})" for at, (words, _) in enumerate(WAYS)) + r")(?!\w)")
NAMES = r"(?:online|in[- ]person|face[- ]to[- ]face|on[- ]campus|blended)"
ANY = re.compile(
    r"\b(?:(?:don'?t|doesn'?t) (?:mind|matter|care)|not (?:fussed|bothered))(?: about)?(?: if| whether)?"
    rf"(?: it'?s| it is)? {NAMES}(?:(?:,| or) (?:{NAMES}|not))*|\b{NAMES} or {NAMES}(?:,| -)? (?:either|both)(?:'s| is| are)? (?:fine|ok|good)"
)


def read_modes(message: Message) -> None:
    """In the order of the message, so that "not online or blended" rules out both."""
    for match in message.find(ANY):
        message.claim(match.span(), "modes", "any", Note.ANY, modes=(), not_modes=())
    last_denied: int | None = None
    for match in message.find(WAY):
        modes = WAYS[int((match.lastgroup or "way0").removeprefix("way"))][1]
        value = ", ".join(modes)
        if span := denied(message.plain, *match.span(), last_denied):
            message.claim(span, "not_modes", value, not_modes=modes)
            last_denied = span[1]
        else:
            message.claim(match.span(), "modes", value, modes=modes)

"""How it is taught: online, blended, on campus, at the workplace; and what is ruled out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from catalogue.records import Mode
from index.constraints.message import Message, Note

IN_PERSON = (Mode.CAMPUS, Mode.WORKPLACE)
COURSE = r"(?:course|courses|class|classes|training|learning|study|delivery|module|session|sessions|workshop|provision)"
ONLINE_SUBJECT = (
    r"(?:marketing|sales?|selling|shops?|shopping|safety|fraud|retail|bookings?|banking|security|presence|stores?"
    r"|adverti\w+|order\w*|reviews?|payments?|reputation|collaborat\w+|tools?|communit\w+|content|abuse|bullying"
    r"|harms?|scams?|customers?|portals?|systems?|services?|forms?|accounts?|meetings?|events?|campaigns?|trading"
    r"|research|gaming|facilitation|facilitating|teaching|tutoring|assessment|privacy|hate|business)"
)
REMOTE_SUBJECT = r"(?:teams?|work\w*|staff|sensing|monitoring|access|support|management|colleagues|sites?|locations?|islands?|communit\w+|areas?)"
VIRTUAL_SUBJECT = r"(?:reality|assistants?|teams?|machines?|events?|worlds?|production|prototyp\w+|meetings?)"
HYBRID_SUBJECT = r"(?:teams?|work\w*|vehicles?|cars?|cloud|power\w*|engines?|meetings?|office|staff|systems?)"
OURS = r"(?:our|my|the|their|your) (?!university|college|uni|campus|local|nearest)(?:own )?(?:[\w'-]+ ){0,2}?"
PREMISES = r"(?:sites?|places?|premises|offices?|yards?|factory|depots?|warehouses?|workplaces?|buildings?|farm|workshop|plant|shop|base|end|hq|venue|facility)"

MODES: dict[str, tuple[Mode, ...]] = {
    r"(?:a )?(?:mix(?:ture)?|combination|blend) of online and (?:in[- ]person|face[- ]to[- ]face|classroom|on[- ]campus|campus)": (
        Mode.BLENDED,
    ),
    r"(?:part(?:ly)?|some) online,? (?:and )?(?:part(?:ly)?|some) (?:in[- ]person|face[- ]to[- ]face|on campus)": (
        Mode.BLENDED,
    ),
    rf"(?:on a )?blended(?: (?:basis|format|approach|{COURSE}))?": (Mode.BLENDED,),
    rf"hybrid(?! {HYBRID_SUBJECT}\b)": (Mode.BLENDED,),
    rf"(?:(?:live|fully|purely|wholly|entirely|completely|100%|all|delivered|done|studied|taught) )*on-?line(?!-)(?! {ONLINE_SUBJECT}\b)": (
        Mode.ONLINE,
    ),
    r"distance(?:[- ]learning|[- ]taught)?(?= |$|[^\w\s-])(?<=learning|-taught)": (Mode.ONLINE,),
}

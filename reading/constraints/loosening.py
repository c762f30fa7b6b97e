"""Earlier wishes taken back by their name: "forget the budget", "no deadline", "drop the online bit"."""

from __future__ import annotations

import re

from reading.constraints.message import Message, Note

NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "level": (r"(?:scqf )?levels?", ("level_min", "level_max")),
    "credits": (r"(?:number of )?credits?(?: points?)?", ("credits_min", "credits_max", "credit_bearing")),
    "price": (r"budgets?|price|costs?|money", ("price_max",)),
    "starts": (r"deadlines?|(?:start )?dates?", ("starts_by", "starts_from")),
    "time": (
        r"time|hours(?: (?:an?|per|each) week)?|weeks|duration|length",
        ("weeks_max", "hours_max", "hours_per_week_max", "starts_by", "starts_from"),
    ),
    "modes": (r"online|campus|in[- ]person|delivery", ("modes", "not_modes")),
    "patterns": (r"patterns?|evenings?|weekends?|part[- ]time|day[- ]release", ("patterns",)),
    "places": (r"place|location|town|where", ("places",)),
    "providers": (r"providers?|university|college", ("providers", "not_providers")),
}
"""A topic, what people call it, and the filters it stands for."""

EMPTY: dict[str, object] = {
    "modes": (), "not_modes": (), "patterns": (), "places": (), "providers": (), "not_providers": ()
}  # fmt: skip
LIMITS = {"price", "starts", "time"}
"""Topics without a limit after "no ..."; "no online" and "no credit" rule something out instead."""

BACK = (
    r"(?:(?:please|actually|ok|okay|just|so|can we|could we|let's|lets|we can|you can) )*"
    r"(?:drop|forget|remove|ignore|lose|scrap|skip|lift|ditch|never mind|nevermind)(?: about)? "
    r"(?:the |that |any |my |our )?"
)
AFTER = r"(?: (?:limit|limits|cap|thing|bit|part|filter|condition|constraint|requirement|restriction)s?)?"
END = r"(?: (?:then|please|now|for now|really|at all|too))*\s*(?=$|[.,;!?])"


def read_loosening(message: Message) -> None:
    """Claim as unlimited what the employer no longer wants, in clauses that say nothing else."""
    for topic, (names, filters) in NAMES.items():
        back = rf"(?:{BACK}|no )" if topic in LIMITS else BACK
        for match in message.find(re.compile(rf"(?:^|(?<=[.,;!?] )){back}(?:{names}){AFTER}{END}")):
            nothing = {name: EMPTY.get(name) for name in filters}
            message.claim(match.span(), topic, "any", Note.ANY, **nothing)

"""What a turn made use of, read from the kinds of the messages that answered it, for the measures of success."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contract import (
    Comparison,
    Credential,
    Definition,
    Fallback,
    Guidance,
    Message,
    Plan,
    Recommendations,
    Shortlist,
)
from hub.measures.usage import Use

OF_KIND: dict[type[Message], Use] = {
    Recommendations: Use.SEARCH,
    Guidance: Use.GUIDANCE,
    Definition: Use.TERM,
    Credential: Use.DETAILS,
    Comparison: Use.COMPARISON,
    Plan: Use.PLAN,
    Shortlist: Use.SHORTLIST,
    Fallback: Use.NOT_UNDERSTOOD,
}


def used_by(messages: Iterable[Message]) -> Iterator[tuple[Use, str]]:
    """The uses of one turn, each with the id of the term that it explained, or ""."""
    yield Use.TURN, ""
    for message in messages:
        if use := OF_KIND.get(type(message)):
            yield use, message.data.term_id if isinstance(message, Definition) else ""

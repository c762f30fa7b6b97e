"""What a first page of courses is led with: the one to start with and why, and which part of the needs each covers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.conditions import quoted
from actions.finding import LOOKED_AT
from actions.last_said import was_first
from actions.mentions import SELDOM_IN_NEEDS, unmentioned
from actions.search import Search
from actions.turn import Turn
from catalogue.facts import cost, facts, money
from catalogue.records import TRAVELS, Credential
from index.results import Hit, Result

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
LONGEST_ABOUT = 26
"""What ends a sentence of a description, and the most words of its first one that a lead quotes."""

MOST_ELSEWHERE = 2
"""Courses beside the first that are named for what it does not cover."""


def introduced(turn: Turn, search: Search, hit: Hit) -> str:
    """A course by its title, with how long it takes, how and where, and what it comes to for those who are
    to learn, as far as that is published."""
    one, phrases = hit.credential, turn.phrases
    length, delivery = facts(one, phrases, turn.today, ["duration_weeks", "delivery"])
    miles = hit.verdict.miles if one.mode not in TRAVELS else None
    heads = search.learners or 0
    total = cost(one, heads) if heads > 1 and one.price and one.price.per == "learner" else None
    told = [
        length.value if length.published else "",
        delivery.value if delivery.published else "",
        phrases("utter_miles_away", miles=round(miles)) if miles and round(miles) else "",
        phrases("utter_sum_for", total=money(total), count=heads) if total else "",
    ]
    words = ", ".join(filter(None, told))
    return phrases("utter_introduced", title=one.title, facts=words) if words else one.title


def about(credential: Credential) -> str | None:
    """The first sentence of a course's own description, which says whom it is for or what they do; None where it is
    long or a question, or there is none."""
    first = SENTENCE.split((credential.description or "").strip(), 1)[0]
    if first.rstrip("\"'”’ ").endswith("?"):
        return None
    return first.rstrip(".!? ") if first and len(first.split()) <= LONGEST_ABOUT else None


def start_with(turn: Turn, search: Search, hit: Hit, *, quoting: bool) -> str:
    """Which course to start with, and where that is wanted (`quoting`) and was not just said in its record's own words
    what it is."""
    if was_first(turn, search, hit):
        return turn.phrases("utter_start_with_still", title=hit.credential.title)
    title, words = introduced(turn, search, hit), about(hit.credential) if quoting else None
    if words:
        return turn.phrases("utter_start_with_for", title=title, about=words)
    return turn.phrases("utter_start_with", title=title)


def record_says(turn: Turn, search: Search, hit: Hit) -> list[str]:
    """What the record of a course says of it, in a sentence; none where it says nothing short, or that was said."""
    words = None if was_first(turn, search, hit) else about(hit.credential)
    return [turn.phrases("utter_in_its_words", about=words)] if words else []


def coverage(turn: Turn, search: Search, result: Result, page: Sequence[Hit], *, named: bool) -> list[str]:
    """What of several needs the first course covers, where to look for the rest, and what nothing covers; nothing where
    there is one need, which it answers. `named` says that the sentence before is about the first course."""
    phrases = turn.phrases
    uncovered = [need for need in search.needs if need in result.uncovered]
    said = list[str]()
    if len(search.needs) - len(uncovered) > 1:
        title = phrases("utter_it").capitalize() if named else page[0].credential.title
        needs = [need for need in search.needs if need not in uncovered]
        said += _shared_out(turn, needs, result.hits[:LOOKED_AT], page, title)
    if left := [quoted(phrases, need) for need in uncovered if need not in search.newest]:
        said.append(phrases("utter_uncovered", needs=phrases.listing(left)))
    return said


def _shared_out(turn: Turn, needs: Sequence[str], hits: Sequence[Hit], page: Sequence[Hit], title: str) -> list[str]:
    """Which of several needs the first of some hits (`title`) covers, which hit comes first for each of the others, and
    which is the nearest for what has a word that no record of the page mentions."""
    phrases = turn.phrases
    first, *others = hits
    records = [hit.credential for hit in page]
    lacking = [need for need in needs if unmentioned(turn, [need], records, SELDOM_IN_NEEDS)]
    covered = [need for need in needs if need not in (*first.not_covered, *lacking)]
    at, near = dict[str, list[str]](), dict[str, list[str]]()
    for need in needs:
        best = next((hit.credential.title for hit in hits if need not in hit.not_covered), "")
        if best and need not in covered:
            (near if need in lacking else at).setdefault(best, []).append(quoted(phrases, need))
    elsewhere = "; ".join(
        phrases("utter_part_at", needs=phrases.listing(among), title=other)
        for other, among in [*at.items()][:MOST_ELSEWHERE]
    )
    nearest = [
        phrases("utter_nearest_for", needs=phrases.listing(among), title=other)
        for other, among in [*near.items()][:MOST_ELSEWHERE]
    ]
    words = phrases.listing([quoted(phrases, need) for need in covered])
    if covered and elsewhere:
        return [phrases("utter_covers_part", title=title, needs=words, elsewhere=elsewhere), *nearest]
    if covered and (lacking or any(hit.not_covered for hit in others)):
        return [phrases("utter_covers_all", title=title, needs=words), *nearest]
    return [phrases("utter_look_elsewhere", elsewhere=elsewhere), *nearest] if elsewhere else nearest

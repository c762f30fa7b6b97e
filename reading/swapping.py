"""Words that a message puts into the place of others, wherever these stand in a request that is nearly done: "change 20
to 24", "not 34 beds, just Taigh an Lochain"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reading.belonging import FEW
from reading.contact import way_in
from reading.corrections import CUE, FILLER, LABELLED, NOT_THE_OLD, without_reason
from reading.taking_out import CONTACT, REMARKS, WORDED, Changes, without_words

CHANGED = re.compile(
    r"\b(?:change|swap|replace|alter|turn)\s+(?P<old>.+?)\s+(?:to|tae|into|for|with|by)\s+(?P<new>[^,;]+)", re.I
)
NOT_BUT = re.compile(
    r"\b(?:not|nae|no)\s+(?P<old>[^,;.]+?)\s*[,;.]?\s+(?:but|(?:it|that|they)['’]?(?:s|re)|its|just|jist|"
    r"should be|rather)\s+"
    r"(?:(?:just|jist|only|really|actually|called|is|be)\s+)*(?P<new>[^;]+)",
    re.IGNORECASE,
)
IN_PLACE_OF = re.compile(r"(?P<new>[^,;]+?),? (?:instead of|rather than|and not|not) (?P<old>[^,;]+)", re.IGNORECASE)
PRONOUNS = frozenset({"it", "that", "this", "them", "they", "thon"})
"""Words for an answer as a whole, which stand in the words of others by chance: "change it to 14"."""

QUOTES = "\"'“”‘’"
SAYING = re.compile(r"(?:say|read|be)\s+", re.IGNORECASE)
"""What leads up to new words that stand behind "change ... to"."""


def now_in(values: Mapping[str, str], changes: Changes) -> dict[str, str]:
    """The answers as they are after the changes so far."""
    return {**values, **{name: value or "" for name, value in changes.answers.items()}}


def swapped(text: str, values: Mapping[str, str], changes: Changes) -> bool:
    """Whether the clause puts words into the place of others that stand in the answers; then that is done."""
    for pattern in (CHANGED, NOT_BUT, IN_PLACE_OF):
        if not (found := pattern.search(text)):
            continue
        new = NOT_THE_OLD.sub("", found["new"]).strip(" .,")
        now = now_in(values, changes)
        new = "" if pattern is IN_PLACE_OF and LABELLED.search(text) else _bare(new)
        old = _standing(found["old"].strip(QUOTES), now, partly=pattern is NOT_BUT)
        if not old or not new or old.casefold() in PRONOUNS:
            continue
        before = {**changes.answers}
        for name in WORDED:
            if (value := now.get(name)) and _whole(old).search(value) and (name != CONTACT or way_in(new)):
                changes.answers[name] = without_reason(name, _put(value, old, new, name))
        for name in WORDED[1:]:  # "it's just Taigh an Lochain": the answer that holds more than that
            value = now.get(name) or ""
            if (
                name not in changes.answers
                and len(new.split()) > 1
                and new.casefold() in value.casefold() != new.casefold()
            ):
                changes.answers[name] = new
        behind = text[found.end() :].strip(" ,.")
        made = {name for name, value in changes.answers.items() if before.get(name, now.get(name)) != value}
        beside = [new] if made == {REMARKS} else []  # a remark that is gone has no place for new words but behind it
        beside += [behind] if len(behind.split()) >= FEW else []
        changes.remarks += [", ".join(beside)] if beside else []
        return True
    return False


def _bare(new: str) -> str:
    """A new answer without the words that lead up to it: "it should be 18", "say no exam"."""
    cue = CUE.match(new)
    bare = FILLER.sub("", new[cue.end() if cue else 0 :])
    return SAYING.sub("", bare, count=1).strip(f" {QUOTES}")


def _put(value: str, old: str, new: str, name: str) -> str:
    """An answer with the new words in the place of the old ones."""
    if name == REMARKS:
        return without_words(value, old) if new.casefold() not in value.casefold() and not new[0].isdigit() else value
    return new if new.casefold() in value.casefold() else _whole(old).sub(lambda _: new, value)


def _standing(words: str, values: Mapping[str, str], *, partly: bool) -> str:
    """The words where they stand in one of the answers, or `partly` as many of them, from their beginning, as do; empty
    where none does."""
    parts = re.sub(r"^(?:the|that|a|an)\s+", "", words.strip(), flags=re.IGNORECASE).split()
    for last in range(len(parts), 0 if partly and len(parts) < FEW else len(parts) - 1 if not partly else 1, -1):
        stretch = " ".join(parts[:last])
        if any(_whole(stretch).search(values.get(name) or "") for name in WORDED):
            return stretch
    return ""


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)

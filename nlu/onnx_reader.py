"""A message in its context, read with onnxruntime alone: the acts it does and the spans it holds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Iterator, List, Optional, Sequence, Tuple

import numpy as np
from tokenizers import Encoding, Tokenizer

from nlu.readings import Marked, Part, Reading
from nlu.sentences import listed, sentences
from runtime.onnx_session import open_session
from runtime.standard_english import WORD, in_standard_english

MODEL_FILE, TOKENIZER_FILE, MEANING_FILE = "model.onnx", "tokenizer.json", "reader.json"
UNKNOWN = "none"
"""The context of a message of which nobody said what came before it."""

LONGEST = 900
"""Characters that are read at once; a longer message is read in parts, cut where a line or a sentence ends."""
TOKENS = 512
"""Tokens of context and message that the model takes at once; a part with more of them is halved until it has fewer."""
PART = re.compile(rf"(?s).{{1,{LONGEST}}}(?:\n|(?<=[.!?;])\s|\Z)|.{{1,{LONGEST}}}(?:\s|\Z)|.{{1,{LONGEST}}}")

SECOND = 0.5
"""The greatest share of there being no second act at which a message still has one."""

ABOUT_COURSES = frozenset({"details", "compare"})
"""Acts that ask for facts of courses."""

CLEAR = 0.8
"""The least share of an act that asks for facts in a part of a message, and of each fact in a list of them."""

MOST_PARTS = 8
"""Sentences of a message that are read one by one, the first ones."""

BESIDE = 0.25
"""The least share of a fact that is asked for beside another."""

NEEDING, NEED = "recommend", "need"
"""The act of a message that says what is to be learned, and the label of that."""

OUTSIDE, INSIDE = "O", "I"
STORY = "story"
NEVER = -1e4


class NoReader(Exception):
    """The exported reader is missing or damaged; the message says where it should be and what makes it."""


class OnnxReader:
    """The reader that was exported into a folder. Safe to share between threads. Raises NoReader."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in (MODEL_FILE, TOKENIZER_FILE, MEANING_FILE) if not (folder / name).is_file()]
        if missing:
            raise NoReader(f"There is no reader in {folder} ({missing[0]} is missing). Run `advisor prepare`.")
        try:
            meaning = json.loads((folder / MEANING_FILE).read_text(encoding="utf-8"))
            self.contexts = frozenset(meaning["contexts"])
            self._acts, self._tags, self._facts = (tuple(meaning[name]) for name in ("acts", "tags", "facts"))
            self._first, self._follows = _follow(self._tags)
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
            self._session = open_session(folder / MODEL_FILE)
        except Exception as error:  # onnxruntime and tokenizers raise types of their own for a damaged file
            raise NoReader(
                f"The reader in {folder} cannot be read ({error}). Remove that folder and run `advisor prepare`."
            ) from error

    def read(self, text: str, context: str = UNKNOWN) -> Reading:
        """What a message does and holds. A context that is not known is read as UNKNOWN."""
        context = context if context in self.contexts else UNKNOWN
        shares: List[np.ndarray] = []
        asked: List[np.ndarray] = []
        seconds: List[np.ndarray] = []
        spans: List[Marked] = []
        for start, part, pair in self._parts(text, context):
            acts, marked, facts, second = self._read(part, pair)
            shares.append(acts)
            asked.append(facts)
            seconds.append(second)
            spans += [Marked(s.start + start, s.end + start, s.label, s.confidence) for s in marked]
        mean = np.mean(shares, axis=0) if shares else np.full(len(self._acts), 1 / len(self._acts))
        order = np.argsort(-mean, kind="stable")
        ranked = tuple((self._acts[at], float(mean[at])) for at in order)
        alone = self._sentences(text, context)
        parts = tuple(part for part, _ in alone)
        if ranked[0][0] == NEEDING and not any(span.label == NEED for span in spans):
            spans = _with_needs(spans, alone)
        wanted = self._of_parts(parts) or self._asked(asked)
        if not parts and ranked[0][0] in ABOUT_COURSES:
            wanted = self._of_list(text, wanted, context)
        return Reading(ranked, tuple(spans), wanted, self._second(seconds, int(order[0])), parts)

    def _asked(self, scores: List[np.ndarray]) -> Tuple[str, ...]:
        """The facts that have no small share in some part of a message, the greatest first, at least that one."""
        if not scores:
            return ()
        shares = _shares(np.max(scores, axis=0))
        likeliest = np.argsort(-shares, kind="stable")
        return tuple(self._facts[at] for rank, at in enumerate(likeliest) if rank == 0 or shares[at] >= BESIDE)

    def _second(self, shares: List[np.ndarray], first: int) -> Optional[str]:
        """The act that a message does beside its first one; None where it most likely does none."""
        if not shares:
            return None
        mean = np.mean(shares, axis=0)
        others = mean[1:].copy()
        others[first] = 0
        return self._acts[int(others.argmax())] if mean[0] < SECOND else None

    def _sentences(self, text: str, context: str) -> List[Tuple[Part, List[Marked]]]:
        """What each sentence of a message does and holds by itself; none where it is a single one or very long."""
        stretches = sentences(text) if len(text) <= LONGEST else []
        return [self._sentence(text, at, context) for at in stretches[:MOST_PARTS]] if len(stretches) > 1 else []

    def _sentence(self, text: str, at: Tuple[int, int], context: str) -> Tuple[Part, List[Marked]]:
        words = text[slice(*at)]
        acts, spans, asked = self._alone(words, context)
        best = int(acts.argmax())
        act = self._acts[best]
        facts = self._of_list(words, self._asked([asked]), context) if act in ABOUT_COURSES else ()
        marked = [Marked(at[0] + span.start, at[0] + span.end, span.label, span.confidence) for span in spans]
        return Part(*at, act, float(acts[best]), facts), marked

    def _of_list(self, words: str, facts: Tuple[str, ...], context: str) -> Tuple[str, ...]:
        """The facts of a question, and those that it lists: "level, credits, length and cost"."""
        each = [_shares(self._alone(thing, context)[2]) for thing in listed(words)]
        sure = {self._facts[int(shares.argmax())]: None for shares in each if shares.max() >= CLEAR}
        return tuple(dict.fromkeys((*facts, *sure))) if len(sure) > 1 else facts

    def _of_parts(self, parts: Sequence[Part]) -> Tuple[str, ...]:
        """The facts that the sentences of a message clearly ask for, in their order."""
        clear = [part for part in parts if part.act in ABOUT_COURSES and part.confidence >= CLEAR]
        return tuple(dict.fromkeys(fact for part in clear for fact in part.facts))

    def _alone(self, words: str, context: str) -> Tuple[np.ndarray, List[Marked], np.ndarray]:
        """The shares of the acts, the spans and the scores of the facts of a few words by themselves."""
        acts, spans, facts, _ = next(self._read(part, pair) for _, part, pair in self._parts(words, context))
        return acts, spans, facts

    def _parts(self, text: str, context: str) -> Iterator[Tuple[int, str, Encoding]]:
        """The parts of a message that say anything: where each begins, its words, and context and words as tokens."""
        for part in PART.finditer(text):
            yield from self._fitting(part[0], part.start(), context.replace("-", " "))

    def _fitting(self, text: str, start: int, context: str) -> Iterator[Tuple[int, str, Encoding]]:
        if not text.strip():
            return
        pair = self._tokenizer.encode(context, as_read(text))
        if len(pair.ids) <= TOKENS:
            yield start, text, pair
            return
        half = len(text) // 2
        cut = text.rfind(" ", 1, half) + 1 or half
        yield from self._fitting(text[:cut], start, context)
        yield from self._fitting(text[cut:], start + cut, context)

    def _read(self, text: str, pair: Encoding) -> Tuple[np.ndarray, List[Marked], np.ndarray, np.ndarray]:
        """The shares of the acts, the spans, the scores of the facts and the shares of the second act (none, then each
        act) of one part of a message."""
        ids = np.array([pair.ids], dtype=np.int64)
        types = np.array([pair.type_ids], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}
        acts, tags, facts, second = self._session.run(["acts", "tags", "facts", "second"], given)
        return _shares(acts[0]), list(self._spans(text, pair, _shares(tags[0]))), facts[0], _shares(second[0])

    def _spans(self, text: str, pair: Encoding, shares: np.ndarray) -> Iterator[Marked]:
        """The stretches that the likeliest tags of the words make.

        A stretch that begins anew with the label before it, behind nothing but spaces, belongs to it; of a story the
        clauses stay apart.
        """
        listed = list(words(text, pair))
        if not listed:
            return
        of_words = shares[[at for at, _, _ in listed]]
        last: Optional[Marked] = None
        for (_, start, end), tag, share in zip(listed, self._path(of_words), of_words, strict=True):
            place, _, label = self._tags[tag].partition("-")
            joined = last and label == last.label and label != STORY and not text[last.end : start].strip(" ")
            if last and (place == INSIDE or joined):
                last = Marked(last.start, end, label, min(last.confidence, float(share[tag])))
                continue
            if last:
                yield last
            last = None if place == OUTSIDE else Marked(start, end, label, float(share[tag]))
        if last:
            yield last

    def _path(self, shares: np.ndarray) -> List[int]:
        """The likeliest tags of some words in which no stretch goes on that has not begun (Viterbi)."""
        scores = np.log(shares + 1e-9)
        best, back = scores[0] + self._first, []
        for word in scores[1:]:
            ways = best[:, None] + self._follows
            back.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + word
        path = [int(best.argmax())]
        for before in reversed(back):
            path.append(int(before[path[-1]]))
        return path[::-1]


def _with_needs(spans: Sequence[Marked], alone: Sequence[Tuple[Part, List[Marked]]]) -> List[Marked]:
    """The spans with the needs that clear sentences have by themselves, in the place of what was marked there."""
    clear = [marked for part, marked in alone if part.act == NEEDING and part.confidence >= CLEAR]
    needs = [span for marked in clear for span in marked if span.label == NEED]
    others = [span for span in spans if not any(span.start < need.end and need.start < span.end for need in needs)]
    return sorted([*others, *needs], key=lambda span: span.start)


def _follow(tags: Tuple[str, ...]) -> Tuple[np.ndarray, np.ndarray]:
    """What may begin a message, and what may follow what: 0 where it may, else so low that it never does."""
    inside = np.array([tag.startswith(f"{INSIDE}-") for tag in tags])
    labels = np.array([tag.partition("-")[2] for tag in tags])
    same = labels[:, None] == labels[None, :]
    return np.where(inside, NEVER, 0.0), np.where(inside[None, :] & ~same, NEVER, 0.0)


def as_read(text: str) -> str:
    """A message as the model takes it: in standard English, a line break as a bar, because the tokenizer sees none."""
    return in_standard_english(text).replace("\n", "|")


def words(text: str, pair: Encoding) -> Iterator[Tuple[int, int, int]]:
    """The first token of each word of the message, and where the word begins and ends: a tag belongs to a word.

    `pair` holds the message in standard English, which has as many words.
    """
    tokens = [(pair.offsets[at][0], at) for at, part in enumerate(pair.sequence_ids) if part == 1]
    position = 0
    for word, read in zip(WORD.finditer(text), WORD.finditer(in_standard_english(text)), strict=True):
        while position < len(tokens) and tokens[position][0] < read.start():
            position += 1
        if position == len(tokens):
            return
        if tokens[position][0] < read.end():
            yield tokens[position][1], word.start(), word.end()


def _shares(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))

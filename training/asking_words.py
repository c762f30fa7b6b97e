"""The words of English that are rare and yet name no topic in what employers ask: counted in the labelled messages.

"Altogether" is as rare in English as "dairy", but in data/messages it never stands in words that were marked as a need
or a title. What a record does not mention is told of topics alone (actions/mentions.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from index.rarity import ASKING_WORDS, WORD, is_rare, stemmed, stems
from index.topics import learned_language
from training.reader.labelled import Labelled, labelled

NAMING = frozenset({"need", "title", "ordinal", "not", "drop", "who", "story", "provider", "place", "person"})
"""Labels of words that name what a course may be about, who somebody is and where."""

LEAST, MOST_NAMING = 5, 1 / 3
"""How often a word stands in none of those at least, and how often in one of them for each time that it does not."""

HEAD = """\
# Rare words of English by which employers ask and seldom name a topic, the most frequent first.
# Made of data/messages by `python -m training asking-words`; training/asking_words.py says how.
"""


def asking_words(messages: Iterable[Labelled], titles: Iterable[str]) -> list[str]:
    """A word of each stem that is rare in English, stands outside of names, topics and acronyms and in no title of a
    course (`titles`)."""
    topics = stems(" ".join(titles))
    asking, naming = Counter[str](), Counter[str]()
    words: dict[str, Counter[str]] = {}
    for message in messages:
        for found in WORD.finditer(message.text):
            word, at = found[0], found.start()
            if not is_rare(word.casefold()):
                continue
            named = any(span.label in NAMING and span.start <= at < span.end for span in message.spans or ())
            (naming if named or not word[1:].islower() else asking)[stemmed(word)] += 1
            words.setdefault(stemmed(word), Counter())[word.casefold()] += 1
    often = [
        stem
        for stem, count in asking.items()
        if stem not in topics and count >= LEAST and naming[stem] <= count * MOST_NAMING
    ]
    return [words[stem].most_common(1)[0][0] for stem in sorted(often, key=lambda stem: (-asking[stem], stem))]


def write_asking_words(path: Path = ASKING_WORDS) -> int:
    """Write the words of data/messages, apart from those in titles of data/language, one a line, and return how many
    there are. Raises BadLine and BadLanguage."""
    words = asking_words(labelled()[0], (topic.title for topic in learned_language()))
    path.write_text(HEAD + "".join(f"{word}\n" for word in words), encoding="utf-8")
    return len(words)

"""What a conversation has shown, and which of it a message means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.lists import everything_shown
from actions.turn import Turn
from catalogue.records import Credential
from catalogue.store import get_credentials


@dataclass(frozen=True)
class Referents:
    """The credentials that a message means, in its order, its phrases that point at one which is not plain, the
    credentials that such phrases describe alike, and those of its credentials that a phrase names or places, where
    others are only described."""

    credentials: tuple[Credential, ...] = ()
    unclear: tuple[str, ...] = ()
    alike: tuple[Credential, ...] = ()
    plain: tuple[Credential, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.credentials or self.unclear)


@dataclass(frozen=True)
class Pages:
    """What a conversation has shown: the credentials on the page, those of earlier pages, the newest first, and the id
    of the one that was spoken of last."""

    page: Sequence[Credential]
    earlier: Sequence[Credential]
    current: str | None

    @classmethod
    def of(cls, turn: Turn) -> Pages:
        search = turn.search
        page = dict.fromkeys([*search.shown, *([search.current] if search.current else [])])
        with turn.session() as session:
            before = dict.fromkeys((*search.recent, *everything_shown(turn.lists)))
            earlier = get_credentials(session, [shown for shown in before if shown not in page])
            return cls(get_credentials(session, list(page)), earlier, search.current)

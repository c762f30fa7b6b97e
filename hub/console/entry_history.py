"""The history of a record as its page shows it: who changed what, the words that came and went, what can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.edits.editing import can_undo
from catalogue.edits.fields import Names, in_words
from catalogue.edits.log import ADDED, WITHDRAWN, Edit, Kind, history
from catalogue.edits.rows import Row
from hub.console.differences import Marked, marked
from hub.console.entry_words import KIND, PATH, label
from hub.staff import everybody


@dataclass(frozen=True)
class Shown:
    """An edit in words; `undone` says who took it back and when."""

    id: int
    at: dt.datetime
    sentence: str
    was: Marked
    becomes: Marked
    reason: str | None
    undone: tuple[str, dt.datetime] | None
    undoable: bool
    kind: str
    path: str


def history_of(session: Session, kind: Kind, row: Row, terms: Names) -> list[Shown]:
    """All edits of a record, the newest first."""
    edits = history(session, kind, row.id)
    undoable = {edit.id for edit in edits if can_undo(edit, edits, row)}
    return shown(session, edits[::-1], terms, undoable)


def shown(session: Session, edits: Sequence[Edit], terms: Names, undoable: set[int]) -> list[Shown]:
    """Edits in words, in their order."""
    staff = {colleague.email: colleague.name for colleague in everybody(session)}
    undoing = {edit.undoes: edit for edit in edits if edit.undoes}
    return [_shown(edit, undoing.get(edit.id), staff, terms, edit.id in undoable) for edit in edits]


def _shown(edit: Edit, undone: Edit | None, staff: Mapping[str, str], terms: Names, undoable: bool) -> Shown:
    actor, what = staff.get(edit.actor, edit.actor), label(edit.field)
    sides: tuple[Marked, Marked] = (), ()
    if edit.field == WITHDRAWN:
        sentence = f"{actor} {'withdrew it' if edit.after else 'brought it back'}"
    elif edit.field == ADDED:
        sentence = f"{actor} {'wrote it' if edit.after else 'removed it'}"
    else:
        act = "undid a change of" if edit.undoes else "changed"
        sentence = f"{actor} {act} “{what}”"
        sides = marked(in_words(edit.before, terms), in_words(edit.after, terms))
    by = (staff.get(undone.actor, undone.actor), undone.at) if undone else None
    path = f"{PATH[edit.kind]}/{edit.key}"
    return Shown(edit.id, edit.at, sentence, *sides, edit.reason, by, undoable, KIND[edit.kind], path)

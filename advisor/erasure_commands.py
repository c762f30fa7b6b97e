"""`advisor erase` and `advisor copy`: deleting what is held on an employer, and handing out a copy of it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from advisor.terminal import console, fail, open_database, read_settings
from bot.erasure import Eraser
from bot.holdings import Holdings
from bot.tracker import TrackerStore, TrackerUnavailable
from hub.audit import Act, record
from hub.erasure import NothingHeld, Scope
from hub.holds import UnderHold
from hub.references import parse

COMMAND = "advisor erase"
"""In whose name the receipt is kept."""


Reference = Annotated[str, typer.Option(help="a request, with the conversation it was made in")]
Contact = Annotated[str, typer.Option(help="an e-mail address or a telephone number: all with it")]
Conversation = Annotated[str, typer.Option(help="a conversation by its id, with the requests made in it")]


def erase(
    reference: Reference = "",
    contact: Contact = "",
    conversation: Conversation = "",
    yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False,
) -> None:
    """Delete what is held on an employer from every store, for good, and print what was removed."""
    scope, value = _sought(reference, contact, conversation)
    if not yes and not typer.confirm(f"Delete everything held under {value}? This cannot be undone."):
        fail("Nothing was deleted.")
    chosen = read_settings()
    eraser = Eraser(open_database(chosen), TrackerStore(chosen.tracker_database))
    try:
        receipt = eraser.erase(scope, value, COMMAND)
    except NothingHeld:
        fail(f"Nothing is held under {value}.")
    except UnderHold:
        fail(f"Nothing was deleted: a legal hold keeps {value}. Staff release it in the console under Admin.")
    except TrackerUnavailable as error:
        fail(f"Nothing was deleted, because Rasa's memory could not be written ({error}). Try again in a moment.")
    for store, count in receipt.items():
        console.print(f"{store}: {count}")


def copy(
    file: Annotated[Path, typer.Argument(help="the file of JSON to write, such as held.json")],
    reference: Reference = "",
    contact: Contact = "",
    conversation: Conversation = "",
) -> None:
    """Write everything that is held on an employer to a file, for whoever asks what is held on them."""
    scope, value = _sought(reference, contact, conversation)
    chosen = read_settings()
    sessions = open_database(chosen)
    try:
        values = Holdings(sessions, TrackerStore(chosen.tracker_database)).copy(scope, value)
        text = json.dumps(values, ensure_ascii=False, indent=2)
        with open(file, "x", encoding="utf-8", opener=_for_owner_only) as written:
            written.write(text)
    except NothingHeld:
        fail(f"Nothing is held under {value}.")
    except FileExistsError:
        fail(f"{file} is there already. Name a new file.")
    except TrackerUnavailable as error:
        fail(f"Nothing was copied, because Rasa's memory could not be read ({error}). Try again in a moment.")
    except OSError as error:
        fail(f"{file} could not be written: {error.strerror}.")
    with sessions.begin() as session:
        record(session, "advisor copy", Act.COPIED, f"by {scope}")
    console.print(f"Copied to {file}. It holds personal data.", markup=False, highlight=False)


def _sought(reference: str, contact: str, conversation: str) -> tuple[Scope, str]:
    """What was given, which must be one thing."""
    sought = {Scope.REFERENCE: parse(reference) or reference, Scope.CONTACT: contact, Scope.CONVERSATION: conversation}
    given = [(scope, value) for scope, value in sought.items() if value]
    if len(given) != 1:
        fail("Say one of --reference, --contact and --conversation.")
    return given[0]


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

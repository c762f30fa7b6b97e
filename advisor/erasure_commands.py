"""`advisor erase`: deleting what is held on an employer."""

from __future__ import annotations

from typing import Annotated

import typer

from advisor.terminal import console, fail, open_database, read_settings
from bot.erasure import Eraser
from bot.tracker import TrackerStore, TrackerUnavailable
from hub.erasure import NothingHeld, Scope
from hub.references import parse

COMMAND = "advisor erase"
"""In whose name the receipt is kept."""


def erase(
    reference: Annotated[str, typer.Option(help="a request, with the conversation it was made in")] = "",
    contact: Annotated[str, typer.Option(help="an e-mail address: all requests and conversations with it")] = "",
    conversation: Annotated[str, typer.Option(help="a conversation by its id, with the requests made in it")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False,
) -> None:
    """Delete what is held on an employer from every store, for good, and print what was removed."""
    sought = {Scope.REFERENCE: parse(reference) or reference, Scope.CONTACT: contact, Scope.CONVERSATION: conversation}
    given = [(scope, value) for scope, value in sought.items() if value]
    if len(given) != 1:
        fail("Say one of --reference, --contact and --conversation.")
    ((scope, value),) = given
    if not yes and not typer.confirm(f"Delete everything held under {value}? This cannot be undone."):
        fail("Nothing was deleted.")
    chosen = read_settings()
    eraser = Eraser(open_database(chosen), TrackerStore(chosen.tracker_database))
    try:
        receipt = eraser.erase(scope, value, COMMAND)
    except NothingHeld:
        fail(f"Nothing is held under {value}.")
    except TrackerUnavailable as error:
        fail(f"Nothing was deleted, because Rasa's memory could not be written ({error}). Try again in a moment.")
    for store, count in receipt.items():
        console.print(f"{store}: {count}")

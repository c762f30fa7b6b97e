"""`advisor retention`: removing what has been kept for long enough."""

from __future__ import annotations

from typing import Annotated

import typer

from advisor.terminal import console, fail, open_database, read_settings
from bot.retention import retain
from bot.tracker import TrackerStore, TrackerUnavailable


def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would be removed")] = False,
) -> None:
    """Remove conversations, requests and counted needs that are older than the settings allow; run it daily."""
    chosen = read_settings()
    try:
        receipt = retain(open_database(chosen), TrackerStore(chosen.tracker_database), chosen, dry_run=dry_run)
    except TrackerUnavailable as error:
        fail(f"Not everything was removed, because Rasa's memory could not be written ({error}). Run it again.")
    told = [(store, count) for store, count in receipt.items() if count]
    if not told:
        console.print("Nothing is old enough to be removed.")
    for store, count in told:
        console.print(f"{store}: {count}{' would be removed' if dry_run else ''}")

"""`advisor doctor`: looks for the faults that keep an advisor from running, and says how each is mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import typer

from advisor.examinations import installation, services
from advisor.examinations.fault import Fault
from advisor.terminal import console, read_settings
from runtime.redaction import described
from runtime.settings import Settings

Check = Callable[[Settings], Fault | None]

CHECKS: Mapping[str, Check] = {
    "settings": installation.settings_are_known,
    "folder": installation.folder_is_ours,
    "disk": installation.disk_has_room,
    "ports": services.ports_are_free,
    "database": services.database_is_migrated,
    "clock": services.clock_is_right,
    "languages": installation.languages_can_be_read,
    "models": installation.models_are_made,
    "index": services.index_is_of_the_catalogue,
    "Redis": services.redis_answers,
    "Telegram": services.telegram_takes_the_token,
    "mail": services.mail_server_answers,
}
"""What is looked at, in the order in which one fault explains the next."""


def examine(chosen: Settings, checks: Mapping[str, Check]) -> dict[str, Fault | None]:
    """The fault that each check found, or None, by the name of the check. A check that breaks off is a fault itself."""
    found: dict[str, Fault | None] = {}
    for name, check in checks.items():
        try:
            found[name] = check(chosen)
        except Exception as error:  # noqa: BLE001  the others still have to run
            found[name] = Fault(f"This could not be examined ({described(error)}).", "Mend the faults above first.")
    return found


def report() -> None:
    """Print what each check found, and how a fault is mended; ends the command with exit code 1 where there is one."""
    found = examine(read_settings(), CHECKS)
    for name, fault in found.items():
        if fault is None:
            console.print(f"  good   {name}", highlight=False)
        else:
            console.print(f"  FAULT  {name}: {fault.what}\n         {fault.mend}", style="red", markup=False)
    if any(found.values()):
        raise typer.Exit(1)

"""What the pages about an import share: where files wait, who is told of a change, and the form with its faults."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from catalogue.feeds import Replace
from catalogue.importers import FORMATS
from hub.console.signed_in import Staff
from hub.console.uploads import Choice, Uploads

SOURCE_LENGTH = 300


@dataclass(frozen=True)
class Intake:
    """Made once by `console_app`. `rebuild` brings the search up to the catalogue, in its own time."""

    uploads: Uploads
    rebuild: Callable[[], None]


@dataclass(frozen=True)
class Form:
    """The upload form: what was chosen, and what is wrong with it in words, by field."""

    choice: Choice = field(default_factory=Choice)
    faults: Mapping[str, str] = field(default_factory=dict)


def read_choice(sent: FormData) -> Form:
    """How the file shall be taken in, as sent, and what cannot be done that way."""
    faults: dict[str, str] = {}
    words = {name: " ".join(value.split()) for name, value in sent.items() if isinstance(value, str)}
    replace, source, format = words.get("replace", ""), words.get("source", ""), words.get("format", "")
    if replace not in set(Replace):
        faults["replace"] = "Choose what the file does."
    if replace == Replace.SOURCE and not source:
        faults["source"] = "Say whose credentials the file replaces."
    if len(source) > SOURCE_LENGTH:
        faults["source"] = f"The name of a source has at most {SOURCE_LENGTH} characters."
    if format and format not in FORMATS:
        faults["format"] = "Choose one of the formats."
    known = Replace.NOTHING if "replace" in faults else Replace(replace)
    return Form(Choice(replace=known, source=source or None, format=format if format in FORMATS else None), faults)


def file_of(sent: FormData) -> UploadFile | None:
    """The file that was chosen; a browser sends a nameless one where none was."""
    file = sent.get("file")
    return file if isinstance(file, UploadFile) and file.filename else None


async def _sent(request: Request, _: Staff) -> AsyncIterator[FormData]:
    """The form with its file, which goes to disk as it comes. Nobody's body is read before they are known."""
    async with request.form(max_files=1, max_fields=10) as form:
        yield form


def _intake(request: Request) -> Intake:
    intake: Intake = request.app.state.intake
    return intake


TheIntake = Annotated[Intake, Depends(_intake)]
Sent = Annotated[FormData, Depends(_sent)]

"""What the pages of an import share: the uploaded files, the rebuild of the index, and the upload form."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from catalogue.feeds import Replace
from catalogue.importers import FORMATS
from hub.console.signed_in import Editor
from hub.console.uploads import Choice, Uploads

SOURCE_LENGTH = 300
GONE = (
    "That file is no longer here: it was applied or discarded, you have uploaded another since, or it waited for "
    "more than a day. Choose it again."
)


@dataclass(frozen=True)
class Intake:
    """The uploaded files, the folder with the copies of feeds, and what is started and returns at once: `rebuild` of
    the index, and `fetch` of the feed of a source.
    """

    uploads: Uploads
    feeds: Path
    rebuild: Callable[[], None]
    fetch: Callable[[str], None]


@dataclass(frozen=True)
class Form:
    """The upload form: the options that were chosen, and a sentence for each field that is wrong."""

    choice: Choice = field(default_factory=Choice)
    faults: Mapping[str, str] = field(default_factory=dict)


def read_choice(data: FormData) -> Form:
    """The options of an import from the form, with a fault for each that is missing or invalid."""
    faults: dict[str, str] = {}
    fields = {name: " ".join(value.split()) for name, value in data.items() if isinstance(value, str)}
    replace, source, format = fields.get("replace", ""), fields.get("source", ""), fields.get("format", "")
    if replace not in set(Replace):
        faults["replace"] = "Choose what the file does."
    if replace == Replace.SOURCE and not source:
        faults["source"] = "Say whose credentials the file replaces."
    if len(source) > SOURCE_LENGTH:
        faults["source"] = f"The name of a source has at most {SOURCE_LENGTH} characters."
    if format and format not in FORMATS:
        faults["format"] = "Choose one of the formats."
    choice = Choice(
        replace=Replace.NOTHING if "replace" in faults else Replace(replace),
        source=source or None,
        format=format if format in FORMATS else None,
    )
    return Form(choice, faults)


def file_of(data: FormData) -> UploadFile | None:
    """The file that was chosen, or None: a browser then sends one without a name."""
    file = data.get("file")
    return file if isinstance(file, UploadFile) and file.filename else None


async def _form_data(request: Request, _: Editor) -> AsyncIterator[FormData]:
    """The form with its file, which is written to disk as it arrives. Only a signed-in browser's body is read."""
    async with request.form(max_files=1, max_fields=10) as form:
        yield form


def _intake(request: Request) -> Intake:
    intake: Intake = request.app.state.intake
    return intake


TheIntake = Annotated[Intake, Depends(_intake)]
UploadData = Annotated[FormData, Depends(_form_data)]

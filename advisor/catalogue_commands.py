"""`advisor catalogue`: feeds in, exports out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from advisor.prepare import StepFailed, build_index
from advisor.terminal import console, fail, open_database, read_settings
from advisor.transfer import UnknownFormat, export_catalogue, print_ids, print_problems, shown_progress
from catalogue.exporters import FORMATS as EXPORTS
from catalogue.feeds import Replace, import_feed
from catalogue.importers import FORMATS as IMPORTS
from catalogue.importers import UnclearFormat, UnreadableFile

catalogue = typer.Typer(no_args_is_help=True, help="The catalogue of credentials.")

REPLACE = "also remove what is not in the file: with --source, of that source only; without, of the whole catalogue"


@catalogue.command(name="import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="a feed: CSV, XCRI-CAP 1.2 or schema.org")],
    format: Annotated[
        str | None, typer.Option(metavar="|".join(IMPORTS), help="what the file is, where it does not show")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace/--merge", help=REPLACE)] = False,
    dry_run: Annotated[bool, typer.Option(help="say what would change, and change nothing")] = False,
    source: Annotated[str | None, typer.Option(help="where the records come from")] = None,
    index: Annotated[bool, typer.Option(help="build the search index again; leave it for the last of several")] = True,
) -> None:
    """Take credentials in: all of the file, or nothing when any of it is bad."""
    chosen = read_settings()
    removal = Replace.NOTHING if not replace else Replace.ALL if source is None else Replace.SOURCE
    try:
        with open_database(chosen)() as session:
            with shown_progress(file, console) as progress:
                report = import_feed(
                    session, file, replace=removal, source=source, format=format, write=not dry_run, progress=progress
                )
            if report.problem_count:
                print_problems(report, console)
                fail(f"{report.problem_count} problem{'s' * (report.problem_count > 1)}; nothing was changed.")
            if dry_run:
                print_ids(report.changes, console)
                console.print(f"Would be: {report.changes}. Nothing was changed.")
                return
            session.commit()
    except UnclearFormat as error:
        fail(f"{error} with --format {'|'.join(IMPORTS)}. Nothing was changed.")
    except UnreadableFile as error:
        fail(f"{error}. Nothing was changed.")
    console.print(f"{report.changes}.")
    if not index:
        return
    try:
        build_index(chosen)
    except StepFailed as error:
        fail(str(error))


@catalogue.command(name="export")
def export_file(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="the file to write; one that is there is replaced")],
    format: Annotated[
        str | None,
        typer.Option(metavar="|".join(EXPORTS), help="otherwise by name: .csv, or .json for schema-org"),
    ] = None,
) -> None:
    """Write the whole catalogue as CSV, schema.org courses or learning opportunities of the European Learning Model."""
    try:
        with open_database(read_settings())() as session:
            number = export_catalogue(session, file, format)
    except UnknownFormat as error:
        fail(str(error))
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}")
    console.print(f"{number} credentials written to {file}", highlight=False, markup=False)

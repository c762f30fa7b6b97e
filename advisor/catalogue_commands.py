"""`advisor catalogue`: feeds in, exports out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from advisor.feed_commands import feed, fetch
from advisor.prepare import StepFailed, renew_index
from advisor.terminal import console, fail, open_database, read_settings
from advisor.transfer import (
    UnknownFormat,
    counted,
    export_catalogue,
    left_out,
    print_ids,
    print_problems,
    shown_progress,
    without_providers,
)
from catalogue.exporters import FORMATS as EXPORTS
from catalogue.exporters.dump import write_dump
from catalogue.feeds import Replace, import_feed
from catalogue.importers import FORMATS as IMPORTS
from catalogue.importers import SHEETS, UnclearFormat, UnreadableFile, detect
from catalogue.importers.sheets.mapping import read_mapping, write_mapping
from catalogue.importers.sheets.reader import proposal_of
from catalogue.problems import NoTitles

catalogue = typer.Typer(no_args_is_help=True, help="The catalogue of credentials.")
catalogue.add_typer(feed, name="feed")
catalogue.command(name="fetch")(fetch)

REPLACE = "also remove what is not in the file: with --source, of that source only; without, of the whole catalogue"
SKIP_BAD = "leave out the records with an error, list them, and take the rest"
MAPPING = "a YAML file that says what the columns of a spreadsheet hold; see `advisor catalogue mapping`"

NAME_PROVIDER = "Say with --source whose courses they are, or in `provider` of a --mapping."
NAME_THEM = "`advisor catalogue mapping {file} mapping.yml` writes what the columns seem to hold, for --mapping."


@catalogue.command(name="import")
def import_file(
    file: Annotated[
        Path,
        typer.Argument(exists=True, help="a feed (CSV, .xlsx, XCRI-CAP, schema.org, ELM), or a folder or zip of them"),
    ],
    format: Annotated[
        str | None, typer.Option(metavar="|".join(IMPORTS), help="what the file is, where it does not show")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace/--merge", help=REPLACE)] = False,
    dry_run: Annotated[bool, typer.Option(help="say what would change, and change nothing")] = False,
    source: Annotated[str | None, typer.Option(help="where the records come from")] = None,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help=SKIP_BAD)] = False,
    mapping: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help=MAPPING)] = None,
    index: Annotated[bool, typer.Option(help="build the search index again; leave it for the last of several")] = True,
) -> None:
    """Take credentials in: all of the file, or nothing when any record of it is bad and bad ones are not skipped."""
    chosen = read_settings()
    removal = Replace.NOTHING if not replace else Replace.ALL if source is None else Replace.SOURCE
    try:
        with open_database(chosen)() as session:
            with shown_progress(file, console) as progress:
                report = import_feed(
                    session,
                    file,
                    replace=removal,
                    source=source,
                    format=format,
                    write=not dry_run,
                    skip_bad=skip_bad,
                    progress=progress,
                    mapping=read_mapping(mapping) if mapping else None,
                )
            print_problems(report, console)
            if report.problem_count and not skip_bad:
                skipping = f"--skip-bad leaves out {'that record' if report.problem_count == 1 else 'those records'}"
                advice = NAME_PROVIDER if without_providers(report) else f"{skipping} and takes the rest."
                fail(f"{counted(report.problem_count, 'error')}; nothing was changed. {advice}")
            if dry_run:
                print_ids(report.changes, console)
                console.print(f"Would be: {report.changes}{left_out(report)}. Nothing was changed.")
                return
            session.commit()
    except NoTitles as error:
        fail(f"{error}. Nothing was changed. {NAME_THEM.format(file=file.name)}")
    except UnclearFormat as error:
        fail(f"{error} with --format {'|'.join(IMPORTS)}. Nothing was changed.")
    except UnreadableFile as error:
        fail(f"{error}. Nothing was changed.")
    console.print(f"{report.changes}{left_out(report)}.")
    if not index:
        return
    try:
        renew_index(chosen)
    except StepFailed as error:
        fail(str(error))


@catalogue.command(name="mapping")
def write_mapping_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="a spreadsheet: CSV or .xlsx")],
    out: Annotated[Path, typer.Argument(dir_okay=False, help="the YAML file to write; one that is there is replaced")],
) -> None:
    """Write what the columns of a spreadsheet seem to hold, to be corrected and given to `import --mapping`."""
    try:
        format = detect(file)
        if format not in SHEETS:
            fail(f"{file.name} is no spreadsheet, so it has no columns to map.")
        proposal, *_ = proposal_of(file, format)
        write_mapping(proposal.mapping, out)
    except UnreadableFile as error:
        fail(f"{error}.")
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}")
    unused = [heading for heading in proposal.headings if heading not in proposal.mapping.columns]
    console.print(f"{counted(len(proposal.mapping.columns), 'column')} mapped in {out}", highlight=False, markup=False)
    if unused:
        console.print(f"Not used: {', '.join(unused)}", highlight=False, markup=False)


@catalogue.command(name="export")
def export_file(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="the file to write; one that is there is replaced")],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(EXPORTS), help="otherwise by name: .csv, .json for schema-org, .jsonl for a course a line"
        ),
    ] = None,
) -> None:
    """Write the whole catalogue as CSV, schema.org courses or learning opportunities of the European Learning Model."""
    try:
        chosen = read_settings()
        with open_database(chosen)() as session:
            number = export_catalogue(session, file, format, chosen.hub_country)
    except UnknownFormat as error:
        fail(str(error))
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}")
    console.print(f"{number} credentials written to {file}", highlight=False, markup=False)


@catalogue.command(name="dump")
def dump() -> None:
    """Write the catalogue as the files that /open-data offers to everybody: CSV, schema.org and ELM."""
    chosen = read_settings()
    try:
        with open_database(chosen)() as session:
            number = write_dump(session, chosen.dump_folder, chosen.hub_country)
    except OSError as error:
        fail(f"{chosen.dump_folder} cannot be written: {error.strerror}")
    console.print(f"{counted(number, 'credential')} written to {chosen.dump_folder}", highlight=False, markup=False)

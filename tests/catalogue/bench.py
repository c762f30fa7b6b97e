"""How long the whole import command takes, and how much memory, for files of the size of a nation's catalogue.

`python -m tests.catalogue.bench` prints it: made-up files, each imported into a database of its own, first as a dry
run, which makes the database, then for good, then once more unchanged. The index, a process of its own, is not built.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from runtime.settings import ROOT

COURSES, ROWS = 41_482, 100_000
"""Courses of 1.9 kB that make 80 MB of XCRI; rows of a workbook."""

WORDS = "Plan, carry out and check a small piece of work with others, and write down what was learned from it. "
COMMAND = """
import shutil
from advisor.cli import app
try:
    app()
finally:
    shutil.copyfile("/proc/self/status", {status!r})
"""
"""Runs the command and keeps what the system says of the process: what a parent sees holds the parent's memory too."""

RUNS = (("dry run", ("--dry-run",)), ("for good", ("--no-index",)), ("again", ("--no-index",)))
HEADINGS = (
    *("Course name", "Institution", "Course code", "Fee", "Duration (weeks)", "Study mode", "Level", "Credits"),
    *("Start date", "Campus", "Subject", "Web address", "Description"),
)


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds by the clock, seconds of a processor, the most MB of memory, and how it ended."""

    clock: float
    processor: float
    memory: float
    exit_code: int


def write_xcri(path: Path, courses: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('<catalog xmlns="http://xcri.org/profiles/1.2/catalog" generated="2026-11-01T00:00:00Z"><provider>')
        file.write("<title>Lochside College</title>\n")
        file.writelines(_course(number) for number in range(courses))
        file.write("</provider></catalog>\n")


def _course(number: int) -> str:
    return (
        f"<course><identifier>L{number}</identifier><title>Course {number} in baking</title>"
        f"<subject>Baking {number % 90}</subject><url>https://lochside.example/c/{number}</url>"
        f"<description><div><p>{WORDS * 8}</p><ul><li>{WORDS}</li><li>{WORDS}</li></ul></div></description>"
        f"<assessment>{WORDS}</assessment><learningOutcome><p>{WORDS}</p></learningOutcome>"
        f"<credit><scheme>SCQF</scheme><level>{number % 7 + 5}</level><value>{number % 3 * 10 + 10}</value></credit>"
        f'<presentation><start dtf="2090-01-18">18 January 2090</start><duration interval="P10W">10 weeks</duration>'
        f'<studyMode identifier="PT">Part time</studyMode><attendanceMode identifier="CM">Campus</attendanceMode>'
        f"<venue><provider><title>Oban</title></provider></venue><cost>£{number % 900 + 100}</cost></presentation>"
        "</course>\n"
    )


def write_xlsx(path: Path, rows: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Courses")
    sheet.append(HEADINGS)
    for row in _rows(rows):
        sheet.append(row)
    book.save(path)


def _rows(count: int) -> Iterator[Sequence[object]]:
    for number in range(count):
        yield (
            *(f"Course {number} in baking", f"College {number % 40}", f"L{number}", f"£{number % 900 + 100}", 10),
            *("Part-time", f"SCQF Level {number % 7 + 5}", f"{number % 3 * 10 + 10} credits", "18/01/2090", "Oban"),
            *(f"Baking {number % 90}", f"https://lochside.example/c/{number}", WORDS[:95] * 2),
        )


def cost(words: Sequence[str], folder: Path) -> Cost:
    """Run `advisor` with these words and its database in the folder; what it prints goes to `folder`/out."""
    own = {"ADVISOR_VAR": str(folder / "var"), "ADVISOR_DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
    own |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    begun = time.monotonic()
    with (folder / "out").open("ab") as out:
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, "-W", "ignore", "-c", COMMAND.format(status=str(folder / "status")), *words],
            {**os.environ, **own},
            file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), number) for number in (1, 2)],
        )
        _, status, used = os.wait4(child, 0)
    taken = time.monotonic() - begun
    peak = re.search(r"VmHWM:\s+(\d+) kB", (folder / "status").read_text(encoding="utf-8"))
    assert peak, "the most memory of a process is read from Linux alone"
    return Cost(taken, used.ru_utime + used.ru_stime, int(peak[1]) / 1024, os.waitstatus_to_exitcode(status))


def report(file: Path) -> Iterator[str]:
    """A line for each of RUNS: its name and its cost."""
    with tempfile.TemporaryDirectory() as made:
        cost(["catalogue", "import", "--help"], Path(made))  # compiles the program, as on every machine the first time
        for name, options in RUNS:
            took = cost(["catalogue", "import", str(file), *options], Path(made))
            if took.exit_code:
                raise SystemExit((Path(made) / "out").read_text(encoding="utf-8"))
            times = f"{took.processor:6.1f} s of processor  {took.clock:6.1f} s by the clock"
            yield f"{name:>9}  {times}  {took.memory:4.0f} MB"


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        for name, write, count in (("courses.xml", write_xcri, COURSES), ("courses.xlsx", write_xlsx, ROWS)):
            file = Path(made) / name
            write(file, count)
            print(f"{name}, {file.stat().st_size / 1e6:.0f} MB, {count:,} records")
            for line in report(file):
                print(line, flush=True)


if __name__ == "__main__":
    main()

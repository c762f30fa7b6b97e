"""A feed of any length is read in the memory of a short one: only the ids grow with it."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from catalogue.importers import Problem, open_feed
from catalogue.records import Credential

# 100,000 records take minutes under tracemalloc; a fiftieth of them shows the same slope.
FEW, MANY = 200, 2_000
WORDS = "Plan, carry out and check a small piece of work with others, and write down what was learned from it. " * 5


def csv_lines(count: int) -> Iterator[str]:
    yield "id,title,provider,description,scqf_level\n"
    for number in range(count):
        yield f"course-{number},Course {number},Corrie College,{json.dumps(WORDS)},7\n"


def xcri_lines(count: int) -> Iterator[str]:
    yield '<catalog xmlns="http://xcri.org/profiles/1.2/catalog"><provider><title>Corrie College</title>\n'
    for number in range(count):
        yield f"<course><identifier>course-{number}</identifier><title>Course {number}</title>"
        yield f"<description><div><p>{WORDS}</p></div></description>"
        yield "<credit><scheme>SCQF</scheme><level>7</level><value>10</value></credit>"
        yield "<presentation><start dtf='2090-01-18'/><cost>UK fee: GBP170.00</cost></presentation></course>\n"
    yield "</provider></catalog>\n"


def schema_org_lines(count: int) -> Iterator[str]:
    yield '{"@context": "https://schema.org", "@graph": [\n'
    for number in range(count):
        comma = "," if number + 1 < count else ""
        course = {"@type": "Course", "name": f"Course {number}", "provider": "Corrie College", "description": WORDS}
        yield f"{json.dumps({**course, 'courseCode': f'course-{number}'})}{comma}\n"
    yield "]}\n"


@pytest.mark.parametrize(
    ("lines", "name"),
    [(csv_lines, "f.csv"), (xcri_lines, "f.xml"), (schema_org_lines, "f.json")],
    ids=["csv", "xcri", "schema-org"],
)
def test_ten_times_the_records_do_not_take_ten_times_the_memory(
    lines: Callable[[int], Iterator[str]], name: str, tmp_path: Path
) -> None:
    few, many = (peak(written(lines, count, tmp_path / name), count, open_feed) for count in (FEW, MANY))
    assert many <= 2 * few


def test_a_reader_that_keeps_its_records_takes_more(tmp_path: Path) -> None:
    def kept(path: Path) -> Iterable[Credential | Problem]:
        return list(open_feed(path))

    few, many = (peak(written(csv_lines, count, tmp_path / "f.csv"), count, kept) for count in (FEW, MANY))
    assert many > 2 * few


def written(lines: Callable[[int], Iterator[str]], count: int, path: Path) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(count))
    assert path.stat().st_size > count * len(WORDS)
    return path


def peak(path: Path, count: int, read: Callable[[Path], Iterable[Credential | Problem]]) -> int:
    """The most memory that reading takes, in bytes, without what the ids weigh."""
    tracemalloc.start()
    try:
        records = sum(not isinstance(item, Problem) for item in read(path))
        assert records == count
        return tracemalloc.get_traced_memory()[1] - weight_of_ids(count)
    finally:
        tracemalloc.stop()


def weight_of_ids(count: int) -> int:
    """What the ids of the feed and their places weigh, in bytes, held as the importers hold them."""
    before = tracemalloc.get_traced_memory()[0]
    ids = {f"corrie-college-course-{number}": number for number in range(count)}
    assert len(ids) == count
    return tracemalloc.get_traced_memory()[0] - before

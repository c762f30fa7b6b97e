"""`advisor catalogue import`: what a CSV file does to the catalogue, and what is printed about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.store import read_credentials
from runtime.database import Sessions
from tests.advisor.conftest import Advisor

HEADER = "id,title,provider,scqf_level\n"
WELDING = "welding,Welding Basics,Clyde College,5\n"
BAD = "brazing,,Clyde College,6\n"
PLUMBING = "plumbing,Plumbing Basics,Clyde College,5\n"


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], str]:
    """A CSV file with these rows."""

    def write(*rows: str, header: str = HEADER) -> str:
        path = tmp_path / "catalogue.csv"
        path.write_text(header + "".join(rows))
        return str(path)

    return write


def titles(stored: Sessions) -> list[str]:
    with stored() as session:
        return [credential.title for credential in read_credentials(session)]


def test_an_import_takes_every_row_in(advisor: Advisor, stored: Sessions, file: Callable[..., str]) -> None:
    done = advisor("catalogue", "import", file(WELDING, PLUMBING), "--no-index")
    assert (done.exit_code, done.output) == (0, "2 added, 0 changed, 0 removed, 0 unchanged.\n")
    assert titles(stored) == ["Plumbing Basics", "Welding Basics"]


def test_the_source_of_an_import_is_kept(advisor: Advisor, stored: Sessions, file: Callable[..., str]) -> None:
    advisor("catalogue", "import", file(WELDING), "--no-index", "--source", "Clyde's prospectus")
    with stored() as session:
        assert [credential.source for credential in read_credentials(session)] == ["Clyde's prospectus"]


def test_an_import_leaves_what_is_not_in_the_file(advisor: Advisor, stored: Sessions, file: Callable[..., str]) -> None:
    advisor("catalogue", "import", file(WELDING), "--no-index")
    done = advisor("catalogue", "import", file(PLUMBING), "--no-index")
    assert done.output == "1 added, 0 changed, 0 removed, 0 unchanged.\n"
    assert titles(stored) == ["Plumbing Basics", "Welding Basics"]


def test_a_replacing_import_removes_it(advisor: Advisor, stored: Sessions, file: Callable[..., str]) -> None:
    advisor("catalogue", "import", file(WELDING), "--no-index")
    done = advisor("catalogue", "import", file(PLUMBING), "--no-index", "--replace")
    assert done.output == "1 added, 0 changed, 1 removed, 0 unchanged.\n"
    assert titles(stored) == ["Plumbing Basics"]


def test_a_dry_run_says_what_would_be_and_changes_nothing(
    advisor: Advisor, stored: Sessions, file: Callable[..., str]
) -> None:
    advisor("catalogue", "import", file(WELDING), "--no-index")
    done = advisor("catalogue", "import", file(PLUMBING), "--replace", "--dry-run")
    said = "Would be: 1 added, 0 changed, 1 removed, 0 unchanged. Nothing was changed.\n"
    assert (done.exit_code, done.output) == (0, f"added: plumbing\nremoved: welding\n{said}")
    assert titles(stored) == ["Welding Basics"]


def test_every_bad_row_is_named_and_nothing_is_changed(
    advisor: Advisor, stored: Sessions, file: Callable[..., str]
) -> None:
    advisor("catalogue", "import", file(WELDING), "--no-index")
    other = WELDING.replace("Welding Basics", "Welding Again")
    done = advisor("catalogue", "import", file(PLUMBING, BAD, WELDING, other), "--no-index")
    assert done.exit_code == 1
    assert "error: line 3, title: there is no title" in done.output
    assert "error: line 5, id: 'welding' is already the id of line 4, which has another title" in done.output
    assert "2 errors; nothing was changed. --skip-bad leaves out those records and takes the rest." in done.output
    assert titles(stored) == ["Welding Basics"]


def test_no_more_problems_are_printed_than_somebody_reads(advisor: Advisor, file: Callable[..., str]) -> None:
    rows = [f"course-{number},,Clyde College,13\n" for number in range(60)]
    done = advisor("catalogue", "import", file(*rows))
    assert done.output.count("line ") == 50
    assert "... and 10 more errors." in done.output
    assert "60 errors" in done.output


def test_bad_records_are_skipped_on_demand_and_the_rest_is_taken(
    advisor: Advisor, stored: Sessions, file: Callable[..., str]
) -> None:
    done = advisor("catalogue", "import", file(PLUMBING, BAD, WELDING), "--no-index", "--skip-bad")
    assert done.exit_code == 0
    assert "error: line 3, title: there is no title" in done.output
    assert done.output.endswith("2 added, 0 changed, 0 removed, 0 unchanged, 1 bad left out.\n")
    assert titles(stored) == ["Plumbing Basics", "Welding Basics"]


def test_a_value_that_cannot_be_right_is_a_warning_and_its_record_is_taken(
    advisor: Advisor, stored: Sessions, file: Callable[..., str]
) -> None:
    done = advisor("catalogue", "import", file(WELDING.replace(",5", ",[13]")), "--no-index")
    assert done.exit_code == 0
    assert "warning: line 2, scqf_level: '[13]' cannot be read, so it is left out" in done.output
    assert titles(stored) == ["Welding Basics"]


def test_a_dry_run_shows_errors_and_warnings_and_what_skipping_would_do(
    advisor: Advisor, stored: Sessions, file: Callable[..., str]
) -> None:
    path = file(PLUMBING, BAD)
    assert "--skip-bad" in advisor("catalogue", "import", path, "--dry-run").output
    done = advisor("catalogue", "import", path, "--dry-run", "--skip-bad")
    assert "Would be: 1 added, 0 changed, 0 removed, 0 unchanged, 1 bad left out." in done.output
    assert titles(stored) == []


def test_a_mapping_is_written_corrected_and_used(
    advisor: Advisor, stored: Sessions, file: Callable[..., str], tmp_path: Path
) -> None:
    path, mapping = file("Baking,12,Lochside\n", header="Course name,Hours of fun,Institution\n"), tmp_path / "map.yml"
    done = advisor("catalogue", "mapping", path, str(mapping))
    assert "2 columns mapped" in done.output
    assert "Not used: Hours of fun" in done.output
    mapping.write_text(mapping.read_text().replace("columns:\n", "columns:\n  Hours of fun: hours_per_week\n"))
    advisor("catalogue", "import", path, "--mapping", str(mapping), "--no-index")
    with stored() as session:
        (record,) = read_credentials(session)
    assert (record.title, record.hours_per_week) == ("Baking", 12)


def test_a_mapping_that_names_no_field_is_refused(advisor: Advisor, file: Callable[..., str], tmp_path: Path) -> None:
    (mapping := tmp_path / "map.yml").write_text("columns: {title: nonsense}\n")
    done = advisor("catalogue", "import", file(WELDING), "--mapping", str(mapping), "--no-index")
    assert done.exit_code == 1
    assert "map.yml is no mapping: columns: 'nonsense', for the column 'title', is no field" in done.output


def test_a_file_that_is_no_spreadsheet_has_no_mapping(advisor: Advisor, tmp_path: Path) -> None:
    (feed := tmp_path / "feed.xml").write_text("<catalog/>")
    done = advisor("catalogue", "mapping", str(feed), str(tmp_path / "map.yml"))
    assert (done.exit_code, "feed.xml is no spreadsheet" in done.output) == (1, True)


def test_a_file_that_cannot_be_read_is_refused_in_words(advisor: Advisor, file: Callable[..., str]) -> None:
    done = advisor("catalogue", "import", file(header="colour,price\n"))
    assert done.exit_code == 1
    assert "has no column that is known to hold the titles" in done.output
    assert "`advisor catalogue mapping catalogue.csv mapping.yml`" in done.output


def test_a_file_that_names_no_provider_says_how_to(
    advisor: Advisor, file: Callable[..., str], stored: Sessions
) -> None:
    path = file("Baking\n", "Bread\n", header="Course name\n")
    done = advisor("catalogue", "import", path)
    assert "2 errors; nothing was changed. Say with --source whose courses they are" in done.output
    advisor("catalogue", "import", path, "--no-index", "--source", "Lochside College")
    assert titles(stored) == ["Baking", "Bread"]


def test_a_file_that_does_not_exist_is_refused_in_words(advisor: Advisor, tmp_path: Path) -> None:
    done = advisor("catalogue", "import", str(tmp_path / "nowhere.csv"))
    assert done.exit_code == 2
    assert "does not exist" in done.output


def test_an_import_builds_the_index_again_and_compares_the_requests_with_what_is_new(
    advisor: Advisor, file: Callable[..., str], python: Callable[[str], None], tmp_path: Path
) -> None:
    python(f'echo "$@" >> {tmp_path}/asked')
    done = advisor("catalogue", "import", file(WELDING))
    assert (done.exit_code, done.output) == (0, "1 added, 0 changed, 0 removed, 0 unchanged.\n")
    assert (tmp_path / "asked").read_text() == "-m index prepare\n-m advisor.comparing\n"


def test_an_index_that_cannot_be_built_is_told_and_the_records_are_kept(
    advisor: Advisor, stored: Sessions, file: Callable[..., str], python: Callable[[str], None]
) -> None:
    python("exit 1")
    done = advisor("catalogue", "import", file(WELDING))
    assert done.exit_code == 1
    assert done.output.startswith("1 added, 0 changed, 0 removed, 0 unchanged.\nThe index could not be built;")
    assert titles(stored) == ["Welding Basics"]

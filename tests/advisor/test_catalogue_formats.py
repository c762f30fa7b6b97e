"""`advisor catalogue`: feeds of every format in, exports out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from advisor.transfer import shown_progress
from catalogue.exporters.dump import DUMP
from catalogue.feeds import import_feed
from catalogue.skills import read_skills
from runtime.database import Base, make_engine, make_sessions
from runtime.settings import settings
from tests.advisor.conftest import Advisor

COURSES = {
    "courses.csv": "id,title,provider\ncorrie-nets,Net Mending,Corrie College\n",
    "courses.xml": "<catalog><provider><title>Corrie</title>"
    "<course><identifier>nets</identifier><title>Net Mending</title></course></provider></catalog>",
    "courses.json": json.dumps({"@type": "Course", "name": "Net Mending", "provider": "Corrie", "courseCode": "nets"}),
}


def put(folder: Path, name: str, content: str | None = None) -> str:
    path = folder / name
    path.write_text(COURSES[name] if content is None else content)
    return str(path)


@pytest.mark.parametrize("name", COURSES)
def test_a_feed_of_any_format_is_taken_in(name: str, advisor: Advisor, tmp_path: Path) -> None:
    done = advisor("catalogue", "import", put(tmp_path, name), "--no-index")
    assert (done.exit_code, done.output) == (0, "1 added, 0 changed, 0 removed, 0 unchanged.\n")


def test_the_same_course_from_another_format_is_the_same_record(advisor: Advisor, tmp_path: Path) -> None:
    advisor("catalogue", "import", put(tmp_path, "courses.xml"), "--no-index")
    done = advisor("catalogue", "import", put(tmp_path, "courses.json"), "--no-index")
    assert done.output == "0 added, 0 changed, 0 removed, 1 unchanged.\n"


def test_the_format_can_be_said(advisor: Advisor, tmp_path: Path) -> None:
    file = put(tmp_path, "courses.txt", COURSES["courses.xml"])
    done = advisor("catalogue", "import", file, "--format", "xcri", "--no-index")
    assert done.output.startswith("1 added")


def test_a_format_that_is_not_known_is_refused_in_words(advisor: Advisor, tmp_path: Path) -> None:
    done = advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--format", "ooapi")
    assert done.exit_code == 1
    assert "the format 'ooapi' is not known; the formats are csv, xlsx, zip, xcri, schema-org" in done.output


def test_a_file_of_no_known_kind_is_refused_in_words(advisor: Advisor, tmp_path: Path) -> None:
    done = advisor("catalogue", "import", put(tmp_path, "notes.txt", "Courses of next year"))
    assert done.exit_code == 1
    words = "what notes.txt holds cannot be told; say which format it has with --format"
    assert f"{words} csv|xlsx|zip|xcri|schema-org|oai-pmh|elm. Nothing was changed." in done.output


def test_the_problems_of_a_feed_are_printed_by_place(advisor: Advisor, tmp_path: Path) -> None:
    course = "<course><identifier>nets</identifier></course>"
    feed = f"<catalog><provider><title>Corrie</title>{course}</provider></catalog>"
    done = advisor("catalogue", "import", put(tmp_path, "courses.xml", feed))
    assert done.exit_code == 1
    assert "error: course 1: there is no title" in done.output
    assert "1 error; nothing was changed. --skip-bad leaves out that record and takes the rest." in done.output


def test_a_feed_that_breaks_off_changes_nothing(advisor: Advisor, tmp_path: Path) -> None:
    advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--no-index")
    done = advisor("catalogue", "import", put(tmp_path, "courses.xml", COURSES["courses.xml"][:-10]), "--replace")
    assert done.exit_code == 1
    assert "breaks off or is not well-formed XML" in done.output
    assert "Nothing was changed." in done.output
    assert advisor("catalogue", "export", str(tmp_path / "out.csv")).output.startswith("1 credentials")


def test_a_replacement_with_a_source_removes_of_that_source_alone(advisor: Advisor, tmp_path: Path) -> None:
    advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--no-index", "--source", "Corrie")
    other = put(tmp_path, "courses.csv", "id,title,provider\nother,Other,Skerry\n")
    done = advisor("catalogue", "import", other, "--no-index", "--source", "Skerry", "--replace")
    assert done.output == "1 added, 0 changed, 0 removed, 0 unchanged.\n"


def test_a_whole_replacement_removes_whoever_it_came_from(advisor: Advisor, tmp_path: Path) -> None:
    advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--no-index", "--source", "Corrie")
    other = put(tmp_path, "courses.csv", "id,title,provider\nother,Other,Skerry\n")
    done = advisor("catalogue", "import", other, "--no-index", "--replace")
    assert done.output == "1 added, 0 changed, 1 removed, 0 unchanged.\n"


def test_a_replacement_by_a_file_without_credentials_is_refused(advisor: Advisor, tmp_path: Path) -> None:
    advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--no-index")
    done = advisor("catalogue", "import", put(tmp_path, "empty.csv", "id,title,provider\n"), "--no-index", "--replace")
    assert (done.exit_code, done.output) == (1, "empty.csv holds no credential. Nothing was changed.\n")


def test_skills_get_their_addresses_in_esco(advisor: Advisor, tmp_path: Path) -> None:
    label = read_skills().skills[0].label
    rows = f'id,title,provider,skills\nnets,Nets,Corrie,"{label}"\n'
    advisor("catalogue", "import", put(tmp_path, "courses.csv", rows), "--no-index")
    advisor("catalogue", "export", str(tmp_path / "out.csv"))
    assert f"{label} <http://data.europa.eu/esco/skill/" in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_a_dry_run_names_the_first_of_many_records(advisor: Advisor, tmp_path: Path) -> None:
    rows = "".join(f"course-{number:02},Course,Corrie\n" for number in range(12))
    done = advisor("catalogue", "import", put(tmp_path, "courses.csv", f"id,title,provider\n{rows}"), "--dry-run")
    assert "course-09 ... and 2 more\n" in done.output


def test_problems_that_are_not_printed_are_counted(advisor: Advisor, tmp_path: Path) -> None:
    rows = "".join(f"course-{number:02},,Corrie\n" for number in range(53))
    done = advisor("catalogue", "import", put(tmp_path, "courses.csv", f"id,title,provider\n{rows}"))
    assert "... and 3 more errors." in done.output


def test_a_terminal_sees_how_far_the_import_is(tmp_path: Path) -> None:
    engine = make_engine("sqlite://")
    Base.metadata.create_all(engine)
    seen = io.StringIO()
    file = Path(put(tmp_path, "courses.csv"))
    console = Console(file=seen, force_terminal=True, width=100)
    with make_sessions(engine)() as session, shown_progress(file, console) as progress:
        import_feed(session, file, progress=progress)
    engine.dispose()
    assert "Reading courses.csv" in seen.getvalue()


@pytest.mark.parametrize(
    ("name", "format", "begins"),
    [
        ("out.csv", None, "\ufeffid,title,provider"),
        ("out.jsonl", None, '{"@context": "https://schema.org", "@type": "Course"'),
        ("out.json", None, '{"@context": "https://schema.org"'),
        ("out.jsonld", "elm", '{"@context": {"adms"'),
        ("out", "schema-org", '{"@context": "https://schema.org"'),
    ],
)
def test_the_catalogue_is_written_in_any_format(
    name: str, format: str | None, begins: str, advisor: Advisor, tmp_path: Path
) -> None:
    advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--no-index")
    file = tmp_path / name
    done = advisor("catalogue", "export", str(file), *(["--format", format] if format else []))
    assert (done.exit_code, done.output) == (0, f"1 credentials written to {file}\n")
    assert file.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(("setting", "named"), [("", "country/GBR"), ("IRL", "country/IRL"), ("none", "legalName")])
def test_exports_and_dumps_name_the_country_of_the_hub(
    setting: str, named: str, advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_COUNTRY", setting)
    settings.cache_clear()
    advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--no-index")
    advisor("catalogue", "export", str(tmp_path / "out.jsonld"), "--format", "elm")
    advisor("catalogue", "dump")
    for file in (tmp_path / "out.jsonld", settings().dump_folder / "catalogue.elm.jsonld"):
        written = file.read_text(encoding="utf-8")
        assert named in written
        assert ("/country/" in written) == (setting != "none")


def test_an_export_can_be_imported_again_without_a_change(advisor: Advisor, tmp_path: Path) -> None:
    advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--no-index")
    advisor("catalogue", "export", str(tmp_path / "out.csv"))
    done = advisor("catalogue", "import", str(tmp_path / "out.csv"), "--replace", "--no-index")
    assert done.output == "0 added, 0 changed, 0 removed, 1 unchanged.\n"


@pytest.mark.parametrize("words", [["out.txt"], ["out.csv", "--format", "ooapi"]])
def test_an_export_without_a_known_format_is_refused(words: list[str], advisor: Advisor, tmp_path: Path) -> None:
    done = advisor("catalogue", "export", str(tmp_path / words[0]), *words[1:])
    assert done.exit_code == 1
    assert "Say --format; the formats are csv, schema-org, schema-org-lines, elm." in done.output
    assert list(tmp_path.glob("out*")) == []


def test_an_export_into_a_folder_that_is_not_there_is_refused(advisor: Advisor, tmp_path: Path) -> None:
    done = advisor("catalogue", "export", str(tmp_path / "nowhere" / "out.csv"))
    assert done.exit_code == 1
    assert "cannot be written: No such file or directory" in done.output


def test_an_export_leaves_nothing_beside_it(advisor: Advisor, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    advisor("catalogue", "export", str(folder / "out.csv"))
    assert [path.name for path in folder.iterdir()] == ["out.csv"]


def test_the_dump_is_written_for_everybody(advisor: Advisor, tmp_path: Path) -> None:
    folder = settings().dump_folder
    advisor("catalogue", "import", put(tmp_path, "courses.csv"), "--no-index")
    done = advisor("catalogue", "dump")
    assert (done.exit_code, done.output.replace("\n", "")) == (0, f"1 credential written to {folder}")
    assert sorted(path.name for path in folder.iterdir()) == sorted(DUMP)


def test_a_dump_that_cannot_be_written_is_refused_in_words(advisor: Advisor) -> None:
    folder = settings().dump_folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    done = advisor("catalogue", "dump")
    assert done.exit_code == 1
    assert "cannot be written: File exists" in done.output

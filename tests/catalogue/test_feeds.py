"""A file is taken into the catalogue the same way whoever asks, and a look at it writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from catalogue.feeds import Replace, import_feed
from catalogue.importers import UnreadableFile
from catalogue.records import Credential
from catalogue.skills import read_skills
from catalogue.store import apply_credentials, read_credentials

HEAD = "id,title,provider,skills\n"
NETS = "nets,Net Mending,Corrie College,\n"


def put(folder: Path, rows: str) -> Path:
    path = folder / "courses.csv"
    path.write_text(HEAD + rows)
    return path


def stored(session: Session) -> dict[str, str | None]:
    return {record.id: record.source for record in read_credentials(session)}


@pytest.fixture
def two_sources(session: Session) -> Session:
    for source in ("Forth", "Clyde"):
        record = Credential(id=source.lower(), title="Welding", provider=source, source=source)
        apply_credentials(session, [record])
    return session


@pytest.mark.parametrize(
    ("replace", "left"),
    [
        (Replace.NOTHING, {"clyde": "Clyde", "forth": "Forth", "nets": "Forth"}),
        (Replace.SOURCE, {"clyde": "Clyde", "nets": "Forth"}),
        (Replace.ALL, {"nets": "Forth"}),
    ],
)
def test_what_is_not_in_the_file_stays_or_goes(
    replace: Replace, left: dict[str, str], two_sources: Session, tmp_path: Path
) -> None:
    import_feed(two_sources, put(tmp_path, NETS), replace=replace, source="Forth")
    assert stored(two_sources) == left


def test_a_source_that_nobody_has_removes_nothing(two_sources: Session, tmp_path: Path) -> None:
    report = import_feed(two_sources, put(tmp_path, NETS), replace=Replace.SOURCE, source="Fort")
    assert (report.changes.added, report.changes.removed) == (("nets",), ())


def test_no_source_to_replace_is_a_mistake_of_the_caller(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="say of which"):
        import_feed(session, put(tmp_path, NETS), replace=Replace.SOURCE)


def test_every_skill_that_esco_knows_gets_its_address(session: Session, tmp_path: Path) -> None:
    known = read_skills().skills[0]
    import_feed(session, put(tmp_path, f'nets,Net Mending,Corrie College,"{known.label}|our own"\n'))
    skills = read_credentials(session)[0].skills
    assert [(skill.label, skill.uri) for skill in skills] == [(known.label, known.uri), ("our own", None)]


def test_a_file_without_a_credential_is_no_use(two_sources: Session, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"courses\.csv holds no credential"):
        import_feed(two_sources, put(tmp_path, ""), replace=Replace.ALL, write=False)


def test_a_file_of_problems_alone_is_told_by_its_problems(session: Session, tmp_path: Path) -> None:
    report = import_feed(session, put(tmp_path, "nets,,Corrie College,\n"))
    assert [problem.location for problem in report.problems] == ["line 2, title"]


def test_a_look_gives_the_same_report_and_sends_the_database_no_change(two_sources: Session, tmp_path: Path) -> None:
    two_sources.commit()
    sent: list[str] = []
    event.listen(two_sources.connection(), "before_cursor_execute", lambda *event: sent.append(event[2]))
    path = put(tmp_path, NETS + "forth,Brazing,Forth,\n")
    look = import_feed(two_sources, path, replace=Replace.ALL, write=False)
    assert {statement.split()[0] for statement in sent} == {"SELECT"}
    done = import_feed(two_sources, path, replace=Replace.ALL)
    assert (look, look.fingerprint) == (done, done.fingerprint)

"""`advisor lessons` writes what was approved, and nothing else."""

from __future__ import annotations

from pathlib import Path

from hub.lessons.lessons import Draft, approve, hear, lessons, write
from hub.lessons.models import Form, State, Why
from runtime.database import Sessions
from tests.advisor.conftest import Advisor
from tests.hub.made import AILSA, RORY


def test_what_was_approved_is_written_and_what_waits_is_not(advisor: Advisor, stored: Sessions, tmp_path: Path) -> None:
    folder = tmp_path / "lessons" / "november"
    assert "nothing was written" in advisor("lessons", str(folder)).output
    assert not folder.exists()
    with stored.begin() as session:
        for said in ("bees", "wasps"):
            hear(session, "c", said, "?", Why.NOT_UNDERSTOOD)
        for lesson in lessons(session, State.NEW):
            write(session, lesson.id, Draft(Form.PHRASE, "Insects", f"folk with {lesson.said}"), by=AILSA)
        approve(session, lessons(session, State.DRAFT)[0].id, by=RORY)
    result = advisor("lessons", str(folder))
    assert result.exit_code == 0
    (file,) = folder.iterdir()
    assert file.name == "language.txt"
    assert "folk with bees" in file.read_text(encoding="utf-8")
    assert "wasps" not in file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_told(advisor: Advisor, stored: Sessions, tmp_path: Path) -> None:
    advisor("lessons", str(tmp_path))
    with stored.begin() as session:
        hear(session, "c", "bees", "?", Why.NOT_UNDERSTOOD)
        number = lessons(session, State.NEW)[0].id
        write(session, number, Draft(Form.PHRASE, "Insects", "folk with bees"), by=AILSA)
        approve(session, number, by=RORY)
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("x", encoding="utf-8")
    result = advisor("lessons", str(in_the_way))
    assert result.exit_code != 0
    assert "could not be written" in result.output


def test_an_example_that_the_training_cannot_read_is_named_and_left_out(
    advisor: Advisor, stored: Sessions, tmp_path: Path
) -> None:
    advisor("lessons", str(tmp_path))
    with stored.begin() as session:
        for said, acts in (("bees", "recommend"), ("wasps", "details:colour")):
            hear(session, "c", said, "?", Why.NOT_UNDERSTOOD)
            number = lessons(session, State.NEW)[0].id
            write(session, number, Draft(Form.EXAMPLE, acts, said, "start"), by=AILSA)
            approve(session, number, by=RORY)
    result = advisor("lessons", str(tmp_path / "out"))
    assert "unknown fact colour): start | details:colour | wasps" in result.output
    lines = (tmp_path / "out" / "messages.txt").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == ["start | recommend | bees"]

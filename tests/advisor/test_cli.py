"""The command as an operator types it, over a folder and a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import select
from typer.testing import CliRunner

from advisor.cli import app
from catalogue.store import read_credentials
from hub.models import Staff
from hub.staff import authenticate
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import Settings, settings

Advisor = Callable[..., Result]

EMAIL = "mairi@hub.example"
PASSWORD = "correct horse battery"
HEADER = "id,title,provider,scqf_level\n"
WELDING = "welding,Welding Basics,Clyde College,5\n"
PLUMBING = "plumbing,Plumbing Basics,Clyde College,5\n"


@pytest.fixture
def database(chosen: Settings) -> str:
    """Where the command keeps its records: in a folder that does not exist yet."""
    return f"sqlite:///{chosen.var / 'new' / 'advisor.db'}"


@pytest.fixture
def advisor(chosen: Settings, database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Advisor]:
    monkeypatch.setenv("ADVISOR_VAR", str(chosen.var / "new"))
    monkeypatch.setenv("ADVISOR_DATABASE_URL", database)
    monkeypatch.setenv("COLUMNS", "200")
    settings.cache_clear()
    yield lambda *words, typed=None: CliRunner().invoke(app, list(words), input=typed)
    settings.cache_clear()


@pytest.fixture
def stored(database: str) -> Iterator[Sessions]:
    engine = make_engine(database)
    yield make_sessions(engine)
    engine.dispose()


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


def add(advisor: Advisor, email: str = EMAIL, password: str = PASSWORD, *more: str) -> Result:
    return advisor("staff", "add", email, "--password-stdin", *more, typed=f"{password}\n")


def test_a_login_is_made_with_the_password_from_standard_input(advisor: Advisor, stored: Sessions) -> None:
    made = add(advisor)
    assert made.exit_code == 0, made.output
    with stored.begin() as session:
        assert authenticate(session, EMAIL, PASSWORD) is not None


def test_a_password_is_never_shown(advisor: Advisor) -> None:
    assert PASSWORD not in add(advisor).output


def test_a_login_tells_where_to_sign_in(advisor: Advisor) -> None:
    assert f"{EMAIL} can sign in at http://127.0.0.1:8000/console/" in add(advisor).output


def test_a_login_is_named_for_its_address_unless_a_name_is_given(advisor: Advisor, stored: Sessions) -> None:
    add(advisor)
    add(advisor, "ishbel@hub.example", PASSWORD, "--name", "Ishbel Reid")
    with stored() as session:
        assert session.scalars(select(Staff.name).order_by(Staff.id)).all() == ["mairi", "Ishbel Reid"]


def test_the_password_may_be_typed_twice_instead(advisor: Advisor, stored: Sessions) -> None:
    made = advisor("staff", "add", EMAIL, typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert made.exit_code == 0, made.output
    assert PASSWORD not in made.output
    with stored.begin() as session:
        assert authenticate(session, EMAIL, PASSWORD) is not None


def test_a_password_that_is_typed_differently_makes_no_login(advisor: Advisor) -> None:
    made = advisor("staff", "add", EMAIL, typed=f"{PASSWORD}\nanother long one\n")
    assert made.exit_code != 0


def test_a_weak_password_makes_no_login_and_says_why(advisor: Advisor, stored: Sessions) -> None:
    made = add(advisor, password="short")
    assert (made.exit_code, made.output) == (1, "A password has 12 to 256 characters.\n")
    with stored() as session:
        assert session.scalars(select(Staff)).all() == []


def test_an_address_that_is_taken_makes_no_second_login(advisor: Advisor) -> None:
    add(advisor)
    made = add(advisor, EMAIL.upper())
    assert (made.exit_code, made.output) == (1, f"{EMAIL} is on the staff already.\n")


@pytest.mark.parametrize("email", ["", "mairi", "mairi@", "mairi@@hub.example"])
def test_what_is_no_address_makes_no_login(advisor: Advisor, email: str) -> None:
    made = add(advisor, email)
    assert made.exit_code == 1
    assert made.output.strip()


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
    bad = "brazing,Brazing,Clyde College,[13]\n"
    done = advisor("catalogue", "import", file(PLUMBING, bad, WELDING, WELDING), "--no-index")
    assert done.exit_code == 1
    assert "line 3, scqf_level: '[13]' is not a whole number" in done.output
    assert "line 5, id: 'welding' is already the id of line 4" in done.output
    assert done.output.endswith("2 problems; nothing was changed.\n")
    assert titles(stored) == ["Welding Basics"]


def test_no_more_problems_are_printed_than_somebody_reads(advisor: Advisor, file: Callable[..., str]) -> None:
    rows = [f"course-{number},Course,Clyde College,13\n" for number in range(60)]
    done = advisor("catalogue", "import", file(*rows))
    assert done.output.count("line ") == 50
    assert "60 problems" in done.output


def test_a_file_that_cannot_be_read_is_refused_in_words(advisor: Advisor, file: Callable[..., str]) -> None:
    done = advisor("catalogue", "import", file(header="name,price\n"))
    assert done.exit_code == 1
    assert "the first line lacks the column id" in done.output


def test_a_file_that_does_not_exist_is_refused_in_words(advisor: Advisor, tmp_path: Path) -> None:
    done = advisor("catalogue", "import", str(tmp_path / "nowhere.csv"))
    assert done.exit_code == 2
    assert "does not exist" in done.output


def test_a_setting_that_is_wrong_is_named(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WEB_PORT", "eighty")
    done = add(advisor)
    assert done.exit_code == 1
    assert done.output.startswith("A setting is wrong: ADVISOR_WEB_PORT: ")


def test_a_list_that_is_no_list_is_named(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WIDGET_ORIGINS", "https://www.example.org")
    done = add(advisor)
    assert done.exit_code == 1
    assert "ADVISOR_WIDGET_ORIGINS: it must be a JSON list" in " ".join(done.output.split())


def test_settings_that_do_not_fit_together_are_named(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_ENVIRONMENT", "production")
    done = add(advisor)
    assert done.exit_code == 1
    assert "ADVISOR_PUBLIC_URL must be an https address" in done.output


def test_the_command_alone_lists_what_it_can_do(advisor: Advisor) -> None:
    listed = advisor().output
    assert all(name in listed for name in ("up", "prepare", "staff", "catalogue"))


def test_the_search_is_judged_on_a_corpus_by_the_command_of_the_index(advisor: Advisor, tmp_path: Path) -> None:
    assert advisor("eval", str(tmp_path)).exit_code == 1

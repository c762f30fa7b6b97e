"""The command as a whole: its settings, its parts, and the processes that it starts."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.advisor.conftest import Advisor


def test_a_setting_that_is_wrong_is_named(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WEB_PORT", "eighty")
    done = advisor("catalogue", "export", "all.csv")
    assert done.exit_code == 1
    assert done.output.startswith("A setting is wrong: ADVISOR_WEB_PORT: ")


def test_a_list_that_is_no_list_is_named(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WIDGET_ORIGINS", "https://www.example.org")
    done = advisor("catalogue", "export", "all.csv")
    assert done.exit_code == 1
    assert "ADVISOR_WIDGET_ORIGINS: it must be a JSON list" in " ".join(done.output.split())


def test_settings_that_do_not_fit_together_are_named(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_ENVIRONMENT", "production")
    done = advisor("catalogue", "export", "all.csv")
    assert done.exit_code == 1
    assert "ADVISOR_PUBLIC_URL must be an https address" in done.output


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ((), ("up", "prepare", "eval", "calibrate", "train", "staff", "catalogue")),
        (("staff",), ("add",)),
        (("catalogue",), ("import", "export")),
        (("train",), ("reader",)),
    ],
)
def test_a_command_alone_lists_what_it_can_do(words: tuple[str, ...], names: tuple[str, ...], advisor: Advisor) -> None:
    listed = {
        line.split()[1] for line in advisor(*words).output.splitlines() if line.startswith("│ ") and line[2] != " "
    }
    assert set(names) <= listed


@pytest.mark.parametrize("corpus", [(), ("/corpora/scifact",)])
def test_the_search_is_judged_by_a_process_of_its_own(
    corpus: tuple[str, ...], advisor: Advisor, python: Callable[[str], None], tmp_path: Path
) -> None:
    python(f'echo "$@" > {tmp_path}/asked; exit 3')
    assert advisor("eval", *corpus).exit_code == 3
    assert (tmp_path / "asked").read_text().split() == ["-W", "ignore", "-m", "training", "evaluate", *corpus]


def test_an_encoder_is_calibrated_by_a_process_of_its_own(
    advisor: Advisor, python: Callable[[str], None], tmp_path: Path
) -> None:
    python(f'echo "$@" > {tmp_path}/asked; exit 4')
    assert advisor("calibrate").exit_code == 4
    assert (tmp_path / "asked").read_text().split() == ["-W", "ignore", "-m", "training", "calibrate"]


@pytest.mark.parametrize("further", [[], ["--further"]])
def test_the_reader_is_trained_by_a_process_of_its_own(
    further: list[str], advisor: Advisor, python: Callable[[str], None], tmp_path: Path
) -> None:
    python(f'echo "$@" > {tmp_path}/asked; exit 5')
    assert advisor("train", "reader", *further).exit_code == 5
    assert (tmp_path / "asked").read_text().split() == ["-W", "ignore", "-m", "training", "train-reader", *further]


@pytest.fixture
def _signals() -> Iterator[None]:
    """Gives the signals back that `advisor up` takes."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_signals")
@pytest.mark.parametrize("name", ["up", "prepare"])
def test_a_step_that_fails_ends_the_command_with_its_reason(
    name: str, advisor: Advisor, python: Callable[[str], None], tmp_path: Path
) -> None:
    (tmp_path / "own.csv").write_text("id,title,provider\nnets,Net Mending,Corrie College\n")
    advisor("catalogue", "import", str(tmp_path / "own.csv"), "--no-index")
    python("exit 1")
    done = advisor(name)
    assert done.exit_code == 1
    assert "The index could not be built; the message above says why." in done.output


@pytest.mark.usefixtures("_signals")
@pytest.mark.parametrize("name", ["up", "prepare"])
def test_a_reader_that_cannot_be_exported_ends_the_command_with_its_reason(
    name: str, advisor: Advisor, python: Callable[[str], None], tmp_path: Path
) -> None:
    (tmp_path / "own.csv").write_text("id,title,provider\nnets,Net Mending,Corrie College\n")
    advisor("catalogue", "import", str(tmp_path / "own.csv"), "--no-index")
    python('test "$2" = index')
    done = advisor(name)
    assert done.exit_code == 1
    assert "The reader could not be exported; the message above says why." in done.output

"""What the bench starts: an advisor of its own beside the one that runs, and a stock assistant that is made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.bench import own_settings, stock_assistant
from advisor.prepare import StepFailed
from runtime.settings import Settings
from tests.advisor.conftest import Program


def test_the_bench_has_a_database_and_ports_of_its_own_and_no_limits(chosen: Settings) -> None:
    var = chosen.var / "bench"
    own = own_settings(chosen, var)
    assert own.var == var
    assert own.rate("opening") == "off"
    assert len({own.web_port, own.rasa_port, own.actions_port, chosen.web_port}) == 4
    assert (var / "index").readlink() == chosen.var / "index"


def test_a_bench_begins_without_the_conversations_of_the_one_before(chosen: Settings) -> None:
    var = chosen.var / "bench"
    own_settings(chosen, var)
    for name in ("advisor.db", "advisor.db-wal", "rasa.db"):
        (var / name).write_text("old")
    own_settings(chosen, var)
    assert list(var.glob("*.db*")) == []


def test_the_stock_assistant_is_made_once(chosen: Settings, program: Program) -> None:
    made = program('mkdir -p "$4/models" && touch "$4/models/model.tar.gz" && echo made >> "$4/times"')
    folder = stock_assistant(chosen, made)
    assert stock_assistant(chosen, made) == folder
    assert (folder / "times").read_text() == "made\n"


@pytest.mark.parametrize("script", ["echo no room; exit 1", "true"])
def test_a_stock_assistant_that_cannot_be_made_says_where_the_reason_is(
    chosen: Settings, program: Program, script: str
) -> None:
    with pytest.raises(StepFailed, match=r"`rasa init` failed.*stock-init\.log"):
        stock_assistant(chosen, program(script))


def test_the_log_of_the_stock_assistant_has_what_it_printed(chosen: Settings, program: Program) -> None:
    with pytest.raises(StepFailed):
        stock_assistant(chosen, program("echo no room; exit 1"))
    assert Path(chosen.var / "log" / "stock-init.log").read_text() == "no room\n"

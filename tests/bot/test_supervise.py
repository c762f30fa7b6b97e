from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.prepare import StepFailed
from bot.supervise import running
from catalogue.settings import Settings

PORTS = ("web_port", "rasa_port", "actions_port")
ENDS_AT_ONCE = (sys.executable, "-c", "raise SystemExit(1)")
MUST_NOT_START = ("/nowhere/supervisor",)


@pytest.fixture
def spare(chosen: Settings) -> Settings:
    """Settings with ports that nobody uses."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in PORTS]
    ports = {name: probe.getsockname()[1] for name, probe in zip(PORTS, probes, strict=True)}
    for probe in probes:
        probe.close()
    return chosen.model_copy(update=ports)


@pytest.fixture
def occupy() -> Iterator[Callable[[int], None]]:
    taken: list[socket.socket] = []
    yield lambda port: taken.append(socket.create_server(("127.0.0.1", port)))
    for one in taken:
        one.close()


@pytest.mark.parametrize("name", PORTS)
def test_a_port_in_use_is_named_with_its_setting_before_anything_starts(
    spare: Settings, occupy: Callable[[int], None], tmp_path: Path, name: str
) -> None:
    port = getattr(spare, name)
    occupy(port)
    with (
        pytest.raises(StepFailed, match=f"Port {port} .* ADVISOR_{name.upper()}"),
        running(spare, tmp_path / "model.tar.gz", MUST_NOT_START),
    ):
        raise AssertionError("it should not have started")


def test_a_start_that_breaks_off_says_where_the_reason_is(spare: Settings, tmp_path: Path) -> None:
    with (
        pytest.raises(StepFailed, match=r"actions process does not answer.*log/actions\.log.*rasa\.log"),
        running(spare, tmp_path / "model.tar.gz", ENDS_AT_ONCE),
    ):
        raise AssertionError("it should not have started")

"""The processes are started together, watched, and stopped together."""

from __future__ import annotations

import configparser
import shlex
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from advisor.prepare import StepFailed
from advisor.supervise import _reached_at, running
from runtime.settings import ROOT, Settings

PORTS = ("web_port", "rasa_port", "actions_port")
ENDS_AT_ONCE = (sys.executable, "-c", "raise SystemExit(1)")
NEVER_ANSWERS = (sys.executable, "-c", "import time; time.sleep(600)")
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
    for listener in taken:
        listener.close()


@pytest.mark.parametrize("name", PORTS)
def test_a_port_in_use_is_named_with_its_setting_before_anything_starts(
    spare: Settings, occupy: Callable[[int], None], tmp_path: Path, name: str
) -> None:
    port = getattr(spare, name)
    occupy(port)
    with (
        pytest.raises(StepFailed, match=f"Port {port} .* ADVISOR_{name.upper()}"),
        running(spare, tmp_path / "model.tar.gz", command=MUST_NOT_START),
    ):
        raise AssertionError("it should not have started")


def test_a_start_that_breaks_off_says_where_the_reason_is(spare: Settings, tmp_path: Path) -> None:
    with (
        pytest.raises(StepFailed, match=r"actions process does not answer.*log/actions\.log.*rasa\.log"),
        running(spare, tmp_path / "model.tar.gz", command=ENDS_AT_ONCE),
    ):
        raise AssertionError("it should not have started")


def test_a_stop_while_they_start_ends_the_waiting_and_the_supervisor(spare: Settings, tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with running(spare, tmp_path / "model.tar.gz", stop, NEVER_ANSWERS) as supervisor:
        assert supervisor.poll() is None
    assert supervisor.poll() is not None


@pytest.mark.parametrize(
    ("host", "reached"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104  an address to read, not to listen on
        ("10.0.0.5", "10.0.0.5"),
        ("::", "[::1]"),
        ("::1", "[::1]"),
        ("hub.internal", "hub.internal"),
    ],
)
def test_the_web_process_is_asked_where_it_listens(host: str, reached: str) -> None:
    assert _reached_at(host) == reached


@pytest.mark.parametrize("program", ["actions", "rasa", "web"])
def test_a_folder_with_a_space_in_its_name_is_one_word_of_a_command(program: str) -> None:
    written = configparser.RawConfigParser()
    written.read(ROOT / "deploy" / "supervisord.conf")
    folder = "/home/her/My Hub"
    filled = {f"ENV_ADVISOR_{name}": f"{folder}/{name}" for name in ("PYTHON", "RASA_PYTHON", "MODEL")}
    words = shlex.split(written[f"program:{program}"]["command"] % {**filled, "ENV_ADVISOR_RASA_PORT": "5005"})
    assert {word for word in words if "Hub" in word} <= set(filled.values())
    assert words[0] in filled.values()

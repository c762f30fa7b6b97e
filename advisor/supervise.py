"""Start the three processes under a supervisor that restarts a dead one, and stop them all together."""

from __future__ import annotations

import ipaddress
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from advisor.prepare import RASA_PYTHON, StepFailed, environment, logs
from runtime.settings import ROOT, Settings

SUPERVISOR = (sys.executable, "-m", "supervisor.supervisord", "-c", str(ROOT / "deploy" / "supervisord.conf"))
PATIENCE = 180.0
"""Seconds until a start counts as failed; Rasa alone takes about 35 to import its libraries."""


@contextmanager
def running(
    chosen: Settings, model: Path, stop: threading.Event | None = None, command: Sequence[str] = SUPERVISOR
) -> Iterator[subprocess.Popen[bytes]]:
    """Yields the supervisor once all its processes answer, and stops them at the end. Raises StepFailed.

    When `stop` is set while they start, it yields at once.
    """
    for name, port in (("web", chosen.web_port), ("rasa", chosen.rasa_port), ("actions", chosen.actions_port)):
        _check_free(name, port)
    supervisor = _start(chosen, model, command)
    try:
        _wait_until_answering(chosen, supervisor, stop or threading.Event())
        yield supervisor
    finally:
        # the supervisor stops its children, by force after ten seconds, before it goes itself
        supervisor.terminate()
        supervisor.wait()


def _start(chosen: Settings, model: Path, command: Sequence[str]) -> subprocess.Popen[bytes]:
    variables = {
        **environment(chosen),
        "ADVISOR_LOGS": str(logs(chosen)),
        "ADVISOR_MODEL": str(model),
        "ADVISOR_PYTHON": sys.executable,
        "ADVISOR_RASA_PYTHON": str(RASA_PYTHON),
    }
    # a session of its own: Ctrl-C reaches only the parent, which then stops everything in order
    return subprocess.Popen(command, cwd=ROOT, env=variables, start_new_session=True)


def _check_free(name: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            setting = f"ADVISOR_{name.upper()}_PORT"
            raise StepFailed(
                f"Port {port} is in use, perhaps by an advisor that runs already. Stop it, or set {setting}."
            ) from error


def _wait_until_answering(chosen: Settings, supervisor: subprocess.Popen[bytes], stop: threading.Event) -> None:
    pending = {
        "actions": f"{chosen.actions_url}/ready",
        "web": f"http://{_reached_at(chosen.host)}:{chosen.web_port}/ready",
    }
    deadline = time.monotonic() + PATIENCE
    with httpx.Client(timeout=2, trust_env=False) as client:
        while pending and not stop.is_set():
            if supervisor.poll() is not None or time.monotonic() > deadline:
                name = next(iter(pending))
                raise StepFailed(
                    f"The {name} process does not answer. The reason stands at the end of "
                    f"{logs(chosen) / name}.log, or of rasa.log beside it."
                )
            pending = {name: url for name, url in pending.items() if not _answers(client, url)}
            stop.wait(0.3)


def _reached_at(host: str) -> str:
    """The host under which this machine reaches a server that listens on `host`: loopback for "all addresses"."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:  # a name
        return host
    if address.is_unspecified:
        return "127.0.0.1" if address.version == 4 else "[::1]"
    return host if address.version == 4 else f"[{host}]"


def _answers(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(url).is_success
    except httpx.HTTPError:
        return False

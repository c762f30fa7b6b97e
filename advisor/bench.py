"""`advisor bench`: the advisor beside a stock Rasa assistant, both as real processes on this machine, in one run."""

from __future__ import annotations

import itertools
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from advisor.prepare import RASA, StepFailed, environment, logs, prepare
from advisor.supervise import running
from runtime.settings import Settings
from training.bench_load import memory, throughput
from training.bench_turns import (
    AdvisorTalker,
    Round,
    StockTalker,
    Talker,
    advisor_rounds,
    by_number,
    measure,
    stock_rounds,
    turns_table,
)

MADE = ("encoder", "reader", "index", "models")
CLIENTS, SECONDS, REPEATS = (1, 8, 32), 6.0, 2
TURNS = (20, 50, 200)
"""The same place of a session of 30 turns each."""
PATIENCE = 180.0


def bench(chosen: Settings, rounds: int, console: Console) -> None:
    """Print times, ratios, throughput, memory and starts. Raises StepFailed."""
    prepare(chosen, console)
    stock_folder = stock_assistant(chosen)
    own = own_settings(chosen, chosen.var / "bench")
    with _advisor(own) as (advisor, advisor_start), _stock_running(stock_folder) as (url, stock, stock_start):
        talkers: dict[str, tuple[Talker, Iterator[Round]]] = {
            "stock": (StockTalker(url), stock_rounds()),
            "advisor": (AdvisorTalker(own.web_url), advisor_rounds()),
        }
        measure(talkers, 3)  # the first turns load what is loaded lazily
        console.print(turns_table(measure(talkers, rounds), f"{rounds} conversations of each, in alternation"))
        load = Table("clients", "advisor turns/s", "stock turns/s", "ratio", title="throughput")
        for clients in CLIENTS:
            ours, theirs = [], []
            for _ in range(REPEATS):
                ours.append(throughput(lambda: (AdvisorTalker(own.web_url), advisor_rounds()), clients, SECONDS))
                theirs.append(throughput(lambda: (StockTalker(url), stock_rounds()), clients, SECONDS))
            ratios = ", ".join(f"{a / b:.2f}" for a, b in zip(ours, theirs, strict=True))
            load.add_row(str(clients), *(" ".join(f"{rate:.1f}" for rate in rates) for rates in (ours, theirs)), ratios)
        console.print(load)
        rest = Table("", "advisor", "stock", title="the rest")
        rest.add_row("start to first answer, s", f"{advisor_start:.1f}", f"{stock_start:.1f}")
        rest.add_row("memory of all processes, MB", f"{memory(advisor):.0f}", f"{memory(stock):.0f}")
        ours_at = by_number(AdvisorTalker(own.web_url), TURNS)
        rest.add_row("ms of turn " + ", ".join(map(str, TURNS)), ", ".join(f"{ms:.0f}" for ms in ours_at.values()), "")
        console.print(rest)


def own_settings(chosen: Settings, var: Path) -> Settings:
    """Settings for an advisor on free ports with a database of its own, and what is made taken from `chosen`."""
    var.mkdir(parents=True, exist_ok=True)
    for name in ("advisor.db", "rasa.db"):
        for file in var.glob(f"{name}*"):
            file.unlink()
    for name in MADE:
        if not (var / name).is_symlink():
            (var / name).symlink_to(chosen.var / name)
    ports = {f"{name}_port": _free_port() for name in ("web", "rasa", "actions")}
    return chosen.model_copy(
        update={
            **ports,
            "var": var,
            "database_url": "",
            "redis_url": "",
            "limits": "off",
            "public_url": "",
            "telegram_token": None,
        }
    )


@contextmanager
def _advisor(own: Settings) -> Iterator[tuple[int, float]]:
    """The supervisor's process id, and the seconds to the first answer."""
    model = prepare(own, Console(quiet=True))
    began = time.monotonic()
    with running(own, model) as supervisor:
        AdvisorTalker(own.web_url).begin()
        yield supervisor.pid, time.monotonic() - began


def stock_assistant(chosen: Settings, rasa: Path = RASA) -> Path:
    """The folder of what `rasa init` makes and trains, made once. Raises StepFailed."""
    folder = chosen.var / "stock-init"
    if not any(folder.glob("models/*.tar.gz")):
        folder.mkdir(parents=True, exist_ok=True)
        log = logs(chosen) / "stock-init.log"
        with log.open("w") as file:
            words = [str(rasa), "init", "--no-prompt", "--init-dir", str(folder)]
            done = subprocess.run(words, env=environment(chosen), stdout=file, stderr=file, check=False)
        if done.returncode or not any(folder.glob("models/*.tar.gz")):
            raise StepFailed(f"`rasa init` failed. The reason stands at the end of {log}.")
    return folder


@contextmanager
def _stock_running(folder: Path) -> Iterator[tuple[str, int, float]]:
    """The address of the stock assistant, its process id, and the seconds to its first answer."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    words = [str(RASA), "run", "--interface", "127.0.0.1", "--port", str(port)]
    quiet = {
        **os.environ,
        "RASA_CACHE_DIRECTORY": str(folder / ".rasa" / "cache"),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
    }
    began = time.monotonic()
    process = subprocess.Popen(
        words, cwd=folder, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        talker = StockTalker(url)
        talker.begin()
        for _ in itertools.takewhile(lambda _: time.monotonic() - began < PATIENCE, itertools.count()):
            try:
                talker.say("hello")
                break
            except httpx.HTTPError:
                time.sleep(0.3)
        else:
            raise StepFailed(f"The stock assistant in {folder} does not answer.")
        yield url, process.pid, time.monotonic() - began
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

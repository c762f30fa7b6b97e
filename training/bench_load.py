"""How many turns a second several clients get at once, and what the processes hold in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from training.bench_turns import Round, Talker


def throughput(talk: Callable[[], tuple[Talker, Iterator[Round]]], clients: int, seconds: float) -> float:
    """Turns a second of so many clients, each with conversations of its own, one turn after the other."""
    ready = threading.Barrier(clients)

    def client(_number: int) -> int:
        talker, scripts = talk()
        talker.begin()
        ready.wait()
        done, end = 0, time.monotonic() + seconds
        for script in scripts:
            talker.begin()
            for _, words in script:
                talker.say(words)
                done += 1
                if time.monotonic() >= end:
                    return done
        return done

    with ThreadPoolExecutor(clients) as pool:
        began = time.monotonic()
        turns = sum(pool.map(client, range(clients)))
        return turns / (time.monotonic() - began)


def memory(pid: int, proc: Path = Path("/proc")) -> float:
    """The MB that a process and all below it hold, pages that several share counted once (PSS).

    Linux only: raises FileNotFoundError elsewhere.
    """
    return sum(_held(proc / str(member)) for member in family(pid, proc)) / 1024


def family(pid: int, proc: Path = Path("/proc")) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for stat in proc.glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except OSError:  # it ended meanwhile
            continue
        children.setdefault(int(parent), []).append(int(stat.parent.name))
    listed = [pid]
    for member in listed:
        listed += children.get(member, [])
    return listed


def _held(process: Path) -> int:
    lines = (process / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))

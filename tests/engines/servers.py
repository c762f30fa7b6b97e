"""A real PostgreSQL and a real Redis on free loopback ports, from the machine's packages, in folders of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis

from tests.e2e.stack import free_port

NO_POSTGRES = "POSTGRESQL WAS NOT TESTED: there is no initdb on this machine (Debian: apt-get install postgresql)"
NO_REDIS = "REDIS WAS NOT TESTED: there is no redis-server on the PATH (Debian: apt-get install redis-server)"
NO_USER = "POSTGRESQL WAS NOT TESTED: it refuses to run as root, and there is no user postgres"


class RedisServer:
    def __init__(self, folder: Path) -> None:
        self._port = free_port()
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        words = ["redis-server", "--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen([*words, "--dir", str(self._folder)], stdout=subprocess.DEVNULL)
        for _ in range(100):
            try:
                redis.Redis.from_url(self.url).ping()
                return
            except redis.ConnectionError:
                time.sleep(0.1)
        raise TimeoutError("redis-server")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None


@contextmanager
def redis_server(folder: Path) -> Iterator[RedisServer]:
    """Skips the test where there is no Redis."""
    if shutil.which("redis-server") is None:
        pytest.skip(NO_REDIS)
    server = RedisServer(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a server with nothing in it. Skips the test where there is no PostgreSQL."""
    programs = _programs()
    if programs is None:
        pytest.skip(NO_POSTGRES)
    become: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("runuser") is None or not _has_user("postgres"):
            pytest.skip(NO_USER)
        become = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
    data, port = folder / "data", free_port()
    _done([*become, programs / "initdb", "-D", data, "-A", "trust", "-U", "advisor", "-E", "UTF8", "--no-sync"], folder)
    server = subprocess.Popen(
        [*become, programs / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
    url = f"postgresql://advisor@127.0.0.1:{port}"
    try:
        _wait(f"{url}/postgres")
        yield url
    finally:
        _done([*become, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], folder)
        server.wait()


def _programs() -> Path | None:
    """The folder of the newest PostgreSQL: Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _has_user(name: str) -> bool:
    return subprocess.run(["id", name], capture_output=True, check=False).returncode == 0


def _done(words: Sequence[str | Path], folder: Path) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, f"{folder}: {done.stderr}"


def _wait(url: str) -> None:
    for _ in range(200):
        try:
            psycopg.connect(url, connect_timeout=1).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise TimeoutError(url)

"""What the supervisor gives to each process."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
import textwrap
import time
from pathlib import Path

from pydantic import SecretStr

from runtime.settings import ROOT, Settings

CONFIG = ROOT / "deploy" / "supervisord.conf"


def secrets() -> set[str]:
    """The variables of the settings that are secret, but for the addresses of the database and of Redis."""
    fields = Settings.model_fields.items()
    return {
        f"ADVISOR_{name.upper()}" for name, field in fields if SecretStr in getattr(field.annotation, "__args__", ())
    }


def test_rasa_is_given_no_secret_of_the_others() -> None:
    config = configparser.RawConfigParser()
    config.read(CONFIG)
    emptied = set(re.findall(r'(\w+)=""', config["program:rasa"]["environment"]))
    assert len(secrets()) >= 5
    assert emptied == secrets()
    assert "environment" not in config["program:web"]


def test_rasa_listens_on_loopback_alone_and_without_its_api() -> None:
    entry = (ROOT / "deploy" / "container" / "entry").read_text()
    for started in (CONFIG.read_text(), entry):
        assert "run --interface 127.0.0.1 --port" in started
        assert "enable-api" not in started


def test_a_variable_that_is_emptied_does_not_reach_the_process(tmp_path: Path) -> None:
    """As supervisor itself does it."""
    line = next(line for line in CONFIG.read_text().splitlines() if line.startswith("environment ="))
    shown = tmp_path / "shown"
    config = tmp_path / "supervisord.conf"
    config.write_text(
        textwrap.dedent(f"""\
            [supervisord]
            nodaemon = true
            silent = true
            logfile = {tmp_path}/log
            pidfile = {tmp_path}/pid
            [program:shows]
            {line}
            command = sh -c "env > {shown}.part && mv {shown}.part {shown}; sleep 60"
            """)
    )
    given = dict.fromkeys(secrets(), "a secret") | {"ADVISOR_REDIS_URL": "redis://elsewhere"}
    words = [sys.executable, "-W", "ignore", "-m", "supervisor.supervisord", "-c", str(config)]
    with subprocess.Popen(words, env={**os.environ, **given}, start_new_session=True) as supervisor:
        until = time.monotonic() + 30
        while not shown.exists() and time.monotonic() < until:
            time.sleep(0.05)
        supervisor.terminate()
    told = shown.read_text()
    assert "a secret" not in told
    assert "ADVISOR_REDIS_URL=redis://elsewhere" in told

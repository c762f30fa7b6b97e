"""The units of systemd by systemd's own word: they read without a fault, and leave a taken-over process little."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from runtime.settings import ROOT

MOST_EXPOSED = 3.0
"""Of 10, by systemd-analyze: below it says OK."""


SERVICES = ("advisor.service", "advisor-fetch.service", "advisor-retention.service", "advisor-digest.service")
TIMERS = ("advisor-fetch.timer", "advisor-retention.timer", "advisor-digest.timer")


@pytest.fixture(params=SERVICES)
def unit(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The unit, in a folder with the others, with a program that is there: systemd asks for that too."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("THE SYSTEMD UNIT WAS NOT TESTED: there is no systemd-analyze on the PATH (Debian: systemd)")
    program, folder = "/opt/advisor/.venv/bin/advisor", "WorkingDirectory=/opt/advisor"
    for name in SERVICES:
        text = (ROOT / "deploy" / name).read_text()
        assert program in text
        assert folder in text
        (tmp_path / name).write_text(text.replace(program, "/bin/true").replace(folder, "WorkingDirectory=/"))
    return tmp_path / str(request.param)


def test_systemd_finds_no_fault_in_it(unit: Path) -> None:
    assert faults_of(unit) == (0, [])


@pytest.mark.parametrize("name", TIMERS)
def test_a_timer_starts_what_is_done_each_night(unit: Path, name: str) -> None:
    timer = unit.with_name(name)
    timer.write_text((ROOT / "deploy" / timer.name).read_text())
    assert faults_of(timer) == (0, [])
    calendar = re.findall(r"^OnCalendar=(.+)$", timer.read_text(), re.MULTILINE)
    done = subprocess.run(["systemd-analyze", "calendar", *calendar], capture_output=True, text=True, check=False)
    assert (done.returncode, len(calendar)) == (0, 1), done.stderr


def faults_of(unit: Path) -> tuple[int, list[str]]:
    """The exit status of the check, and what it says of the unit."""
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    return done.returncode, [line for line in done.stderr.splitlines() if unit.name in line]


def test_what_a_process_of_it_may_do_is_little(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED * 10:.0f}", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-400:] + done.stderr

"""The service of systemd by systemd's own word: it reads without a fault, and leaves a taken-over process little."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from runtime.settings import ROOT

MOST_EXPOSED = 3.0
"""Of 10, by systemd-analyze: below it says OK."""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program that is there: systemd asks for that too."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("THE SYSTEMD UNIT WAS NOT TESTED: there is no systemd-analyze on the PATH (Debian: systemd)")
    text = (ROOT / "deploy" / "advisor.service").read_text()
    program, folder = "/opt/advisor/.venv/bin/advisor", "WorkingDirectory=/opt/advisor"
    assert program in text
    assert folder in text
    path = tmp_path / "advisor.service"
    path.write_text(text.replace(program, "/bin/true").replace(folder, "WorkingDirectory=/"))
    return path


def test_systemd_finds_no_fault_in_it(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    faults = [line for line in done.stderr.splitlines() if "advisor.service" in line]
    assert (done.returncode, faults) == (0, [])


def test_what_a_process_of_it_may_do_is_little(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED * 10:.0f}", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-400:] + done.stderr

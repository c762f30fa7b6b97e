"""`advisor doctor` says what is good, what is wrong and how it is mended, and looks on when one look breaks off."""

from __future__ import annotations

import pytest

from advisor.doctor import CHECKS, examine
from advisor.examinations.fault import Fault
from runtime.settings import Settings
from tests.advisor.conftest import Advisor


def good(_: Settings) -> Fault | None:
    return None


def broken(_: Settings) -> Fault | None:
    raise KeyError("morag@fibre.example")


def test_a_look_that_breaks_off_is_a_fault_and_hides_no_other(chosen: Settings) -> None:
    found = examine(chosen, {"broken": broken, "good": good})
    assert found["good"] is None
    assert found["broken"] == Fault("This could not be examined (KeyError).", "Mend the faults above first.")


def test_every_fault_is_said_with_its_mend_and_ends_the_command_badly(
    advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault("Something [else] listens.", "Stop it.")
    monkeypatch.setattr("advisor.doctor.CHECKS", {"ports": lambda _: fault, "disk": good})
    done = advisor("doctor")
    assert done.exit_code == 1
    assert "FAULT  ports: Something [else] listens.\n         Stop it." in done.output
    assert "good   disk" in done.output


def test_an_advisor_without_a_fault_ends_well(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.doctor.CHECKS", {"disk": good})
    assert advisor("doctor").exit_code == 0


def test_a_fresh_folder_has_faults_and_nothing_breaks_off(chosen: Settings) -> None:
    found = examine(chosen, CHECKS)
    assert found.keys() == CHECKS.keys()
    assert found["database"] is not None
    assert found["models"] is not None
    assert found["index"] is not None

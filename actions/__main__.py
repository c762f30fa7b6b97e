"""`python -m actions`: the action server, on loopback only, with everything loaded before it listens."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

import actions
from actions.lookups import add_lookups
from actions.operations import ActionMetrics, add_operations
from actions.services import Services
from actions.skill import SKILLS, as_action
from index.answers import Answers
from index.calibration import BadCalibration, NoCalibration
from index.live import LiveIndex
from index.serving import NoIndex
from runtime.database import make_engine, make_sessions
from runtime.logs import JsonLines, log_to_stderr
from runtime.onnx_encoder import NoEncoder
from runtime.phrases import Phrases
from runtime.settings import ROOT, Settings, settings


def load_skills() -> None:
    """Import every module of this package, so that its skills are registered."""
    for module in pkgutil.iter_modules(actions.__path__):
        if module.name != "__main__":
            importlib.import_module(f"actions.{module.name}")


class Executor(ActionExecutor):  # type: ignore[misc]  # rasa_sdk ships no types
    """Runs actions without a domain: skills have the words of domain.yml from their services, and Rasa would take
    longer to send it with every call than a skill takes to answer."""

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:
        return {}


def make_executor(services: Services, metrics: ActionMetrics) -> Executor:
    """Every skill of the assistant, ready to run and measured."""
    load_skills()
    executor = Executor()
    for name, function in SKILLS.items():
        executor.register_function(name, metrics.measured(name, as_action(services, function)))
    return executor


def make_services(chosen: Settings) -> Services:
    """The real services. Loads the encoder and the index: a second or two.

    Raises NoEncoder, NoCalibration, BadCalibration and NoIndex, each of which says what to run.
    """
    sessions = make_sessions(make_engine(chosen.database))
    return Services(
        settings=chosen,
        sessions=sessions,
        index=LiveIndex.of_settings(chosen, sessions),
        answers=Answers.of_settings(chosen),
        phrases=Phrases.read(ROOT / "domain.yml"),
    )


def main() -> None:
    chosen = settings()
    try:
        services = make_services(chosen)
    except (NoEncoder, NoCalibration, BadCalibration, NoIndex) as error:
        raise SystemExit(str(error)) from error
    services.index.serving.learners.highest_level(["staff"])  # its examples are encoded before anybody waits for them
    metrics = ActionMetrics()
    app = create_app(make_executor(services, metrics), cors_origins=[])
    add_operations(app, services, metrics)
    add_lookups(app, services)
    # one process: Sanic's default manager would leave its worker behind when it is killed
    app.run(host="127.0.0.1", port=chosen.actions_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    log_to_stderr(JsonLines("actions"), logging.INFO)
    main()

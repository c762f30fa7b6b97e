"""`python -m actions`: the action server, on loopback only, with everything loaded before it listens."""

from __future__ import annotations

import importlib
import logging
import pkgutil

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

import actions
from actions.services import Services
from actions.skill import SKILLS, as_action
from index.live import LiveIndex
from runtime.database import make_engine, make_sessions
from runtime.settings import Settings, settings


def load_skills() -> None:
    """Import every module of this package, so that its skills are registered."""
    for module in pkgutil.iter_modules(actions.__path__):
        if module.name != "__main__":
            importlib.import_module(f"actions.{module.name}")


def make_executor(services: Services) -> ActionExecutor:
    """Every skill of the assistant, ready to run."""
    load_skills()
    executor = ActionExecutor()
    for name, function in SKILLS.items():
        executor.register_function(name, as_action(services, function))
    return executor


def make_services(chosen: Settings) -> Services:
    """The real services. Loads the encoder and the index: a second or two. Raises NoIndex before the first build."""
    return Services(
        settings=chosen, sessions=make_sessions(make_engine(chosen.database)), index=LiveIndex.of_settings(chosen)
    )


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    chosen = settings()
    app = create_app(make_executor(make_services(chosen)), cors_origins=[])
    # one process: Sanic's default manager would leave its worker behind when it is killed
    app.run(host="127.0.0.1", port=chosen.actions_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()

"""`python -m actions`: the action server, on loopback only, with everything loaded before it listens."""

from __future__ import annotations

import logging

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.details import ShowDetails
from actions.fallback import FallBack
from actions.glossary import ExplainTerm
from actions.help import HandOver
from actions.recommend import ForgetSearch, RecommendCredentials, RefineRecommendation, ShowMore
from actions.request import AskConsent, BeginRequest, ChangeAnswer, SubmitRequest, ValidateRequestForm
from actions.services import Services
from actions.status import ShowStatus, ValidateStatusForm
from catalogue.settings import settings


def make_executor(services: Services) -> ActionExecutor:
    """Every action of the assistant, ready to run."""
    executor = ActionExecutor()
    for action in (
        RecommendCredentials(services),
        RefineRecommendation(services),
        ShowMore(services),
        ForgetSearch(services),
        ShowDetails(services),
        ExplainTerm(services),
        BeginRequest(services),
        ValidateRequestForm(),
        AskConsent(services),
        ChangeAnswer(services),
        SubmitRequest(services),
        ValidateStatusForm(services),
        ShowStatus(services),
        HandOver(services),
        FallBack(services),
    ):
        executor.register_action(action)
    return executor


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    chosen = settings()
    app = create_app(make_executor(Services.from_settings(chosen)), cors_origins=[])
    # one process: Sanic's default manager would leave its worker behind when it is killed
    app.run(host="127.0.0.1", port=chosen.actions_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()

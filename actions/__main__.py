"""`python -m actions`: the action server, on loopback only, with everything loaded before it listens."""

from __future__ import annotations

import logging

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.compare import CompareCredentials
from actions.details import ShowDetails
from actions.fallback import FallBack
from actions.glossary import ExplainTerm
from actions.guidance import GiveGuidance
from actions.help import HandOver
from actions.levels import ExplainLevels
from actions.plan import MakePlan
from actions.recommend import RecommendCredentials
from actions.refine import ForgetSearch, RefineRecommendation, ShowMore, UndoChange
from actions.request import AskConditions, AskConsent, AskRoute, AskSkills, BeginRequest, ChangeAnswer, SubmitRequest
from actions.request_form import ValidateRequestForm
from actions.services import Services
from actions.session import BeginSession
from actions.shortlist import KeepCredentials, ShareCredentials
from actions.status import BeginStatus, SettleStatus
from actions.status_form import AskStatusAnswer, AskStatusReference, ValidateStatusForm
from actions.why import ExplainReasons
from runtime.settings import settings


def make_executor(services: Services) -> ActionExecutor:
    """Every action of the assistant, ready to run."""
    executor = ActionExecutor()
    executor.register_action(BeginSession())
    for action in (
        AskConditions,
        AskConsent,
        AskRoute,
        AskSkills,
        AskStatusAnswer,
        AskStatusReference,
        BeginRequest,
        BeginStatus,
        ChangeAnswer,
        CompareCredentials,
        ExplainLevels,
        ExplainReasons,
        ExplainTerm,
        FallBack,
        ForgetSearch,
        GiveGuidance,
        HandOver,
        KeepCredentials,
        MakePlan,
        RecommendCredentials,
        RefineRecommendation,
        SettleStatus,
        ShareCredentials,
        ShowDetails,
        ShowMore,
        SubmitRequest,
        UndoChange,
        ValidateRequestForm,
        ValidateStatusForm,
    ):
        executor.register_action(action(services))
    return executor


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    chosen = settings()
    app = create_app(make_executor(Services.from_settings(chosen)), cors_origins=[])
    # one process: Sanic's default manager would leave its worker behind when it is killed
    app.run(host="127.0.0.1", port=chosen.actions_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()

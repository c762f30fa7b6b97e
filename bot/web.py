"""The public process: the chat API, the widget and its page, Telegram, and the staff console, in one application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from pydantic import SecretStr

from bot.advisor_page import advisor_page
from bot.api import Allowance, add_refusals, router
from bot.assets import assets
from bot.badge_page import badge_page
from bot.badges import BadgeDesk
from bot.catalogue_pages import catalogue_pages
from bot.chat import Chat
from bot.database_faults import add_database_refusal
from bot.demand_pages import demand_pages
from bot.erasure import Eraser
from bot.events_api import router as events_router
from bot.guards import add_guards
from bot.holdings import Holdings
from bot.invited_pages import invited_pages
from bot.languages import read_languages
from bot.languages.choice import SpokenLanguage
from bot.lookups import Finder, Lookups, PhraseLookups
from bot.mail import Mailer
from bot.mcp_server import MCP, McpEndpoint
from bot.metrics import MeasuredAssistant, Metrics, TimedRequests
from bot.moves_api import add_move_refusals
from bot.moves_api import router as moves_router
from bot.notices import Courier
from bot.open_catalogue import OpenCatalogue
from bot.open_data import open_data
from bot.open_demand import OpenDemand
from bot.operations import operations
from bot.pooled_pages import pooled_pages
from bot.privacy import Notice
from bot.public_api import PUBLIC, add_public_refusals, public_api
from bot.rasa import Assistant, Rasa
from bot.request_page import request_page
from bot.shared import shared_pages
from bot.telegram.channel import Account, keep_answering
from bot.telegram.push import Push
from bot.telegram.webhook import WEBHOOK, webhook
from bot.templating import templates
from bot.tracker import TrackerStore
from bot.turn_order import TurnOrder
from bot.watching import Watching
from catalogue.badges.web import getter
from catalogue.fetching.background import BackgroundFetch
from catalogue.fetching.download import Downloader, downloader_of
from hub.console import console_app
from hub.console.single_sign_on import CALLBACK
from hub.demand.published import Published
from hub.hourly import Hourly
from hub.measures.figures import measures
from hub.single_sign_on import SingleSignOn
from runtime.database import make_engine, make_sessions
from runtime.phrases import Phrases
from runtime.public_http import PublicTransport
from runtime.rates import MEMORY, Rates
from runtime.settings import ROOT, Settings

WIDGET = Path(__file__).parent / "widget"
CONSOLE = "/console"
IN_ENGLISH = (CONSOLE, PUBLIC, MCP)
"""Where everything is in English: for staff and for programs."""


def make_app(
    chosen: Settings,
    rebuild: Callable[[], None],
    rasa: Assistant | None = None,
    phrases: Phrases | None = None,
    finder: Finder | None = None,
) -> FastAPI:
    """The web application for these settings. Connections open when it starts and close when it stops.

    `rebuild` starts a new build of the search index and returns at once. `rasa` is who answers, by default the Rasa of
    the settings; the application closes it. `phrases` are the fixed words, by default those of domain.yml. `finder`
    finds credentials by meaning, by default the action server of the settings; the application closes it.

    Raises BrokenCatalogue of bot.languages.
    """
    languages = read_languages(chosen.language, chosen.languages)
    engine, unsynced = make_engine(chosen.database), make_engine(chosen.database, synced=False)
    sessions = make_sessions(engine)
    phrases = phrases or Phrases.read(ROOT / "domain.yml")
    metrics = Metrics(sessions)
    rasa = MeasuredAssistant(rasa or Rasa(chosen.rasa_url, chosen.rasa_timeout), metrics)
    rates = Rates(chosen.redis_url or MEMORY)
    order = TurnOrder(engine)
    eraser = Eraser(sessions, TrackerStore(chosen.tracker_database))
    chat = Chat(
        sessions, rasa, phrases, chosen.contact_email, chosen.request_form, eraser, make_sessions(unsynced), order
    )
    push = (
        Push(chosen.telegram_token.get_secret_value(), chosen.telegram_api, phrases) if chosen.telegram_token else None
    )
    mailer = Mailer(chosen) if chosen.smtp_host else None
    finder = finder or Lookups(chosen.actions_url)
    phrases_of = PhraseLookups(chosen.actions_url)
    catalogue = OpenCatalogue(sessions, phrases, finder, chosen.web_url)
    published = Published(sessions, chosen.demand_least)
    demand = OpenDemand(published, chosen.web_url)
    release = version("micro-credential-advisor")
    for_assistants = McpEndpoint(catalogue, demand, release)
    watching = Watching(sessions)
    metrics.listening.set_function(lambda: len(watching))
    courier = Courier(sessions, chat, phrases, chosen, push=push, mailer=mailer)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.callback(engine.dispose)
            stack.callback(unsynced.dispose)
            stack.callback(order.close)
            stack.callback(rates.close)
            stack.callback(phrases_of.close)
            stack.push_async_callback(rasa.close)
            stack.push_async_callback(finder.close)
            await stack.enter_async_context(for_assistants.answering())
            app.state.chat = chat
            app.state.allowance = Allowance(rates, chosen.rate("conversation"))
            if push:
                stack.push_async_callback(push.close)
            for work in (courier.keep_delivering(), watching.keep_looking()):
                stack.push_async_callback(_ended, asyncio.create_task(work))
            if chosen.telegram_token:
                connected = partial(setattr, app.state, "telegram")
                account = _account(chosen, chosen.telegram_token)
                answers = keep_answering(account, chat, phrases, order, languages=languages, ready=connected)
                telegram = asyncio.create_task(answers)
                stack.push_async_callback(_ended, telegram)
            yield

    app = FastAPI(
        title="Micro-credential advisor",
        version=release,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    add_guards(app, chosen, rates)
    app.add_middleware(SpokenLanguage, languages=languages, not_in=IN_ENGLISH)
    app.add_middleware(TimedRequests, metrics=metrics)
    add_refusals(app)
    add_database_refusal(app)
    add_public_refusals(app)
    add_move_refusals(app)
    app.include_router(router)
    app.include_router(events_router)
    app.include_router(moves_router)
    app.include_router(advisor_page(chat, rates, chosen))
    app.include_router(request_page(chat, rates, phrases, chosen))
    app.include_router(public_api(catalogue, demand))
    app.routes.append(for_assistants.route)
    app.include_router(shared_pages(sessions, phrases))
    app.include_router(operations(sessions, rasa, metrics, chosen.metrics_token))
    app.include_router(catalogue_pages(sessions, phrases, chosen.web_url))
    feeds = downloader_of(chosen)
    strangers = Downloader(PublicTransport, feeds.agent)  # without the networks that the hub's own feeds may reach
    badges = BadgeDesk(sessions, phrases, partial(getter, strangers), chosen.web_url)
    app.include_router(badge_page(badges, phrases))
    app.include_router(open_data(chosen.dump_folder, chosen.web_url))
    app.include_router(demand_pages(published))
    app.include_router(invited_pages(sessions, chosen.contact_email))
    app.include_router(pooled_pages(sessions, chosen.contact_email))
    app.state.watching = watching
    app.state.telegram = None
    if chosen.telegram_token and chosen.telegram_webhook_secret:
        app.include_router(webhook(chosen.telegram_webhook_secret))

    for path, name in (("/", "demo.html"), ("/privacy", "privacy.html")):
        app.add_api_route(path, _page(name, chosen), include_in_schema=False)
    app.mount("/widget", assets(WIDGET, languages))
    console = console_app(
        sessions,
        phrases,
        web_url=chosen.web_url,
        hub_name=chosen.contact_name,
        uploads=chosen.upload_folder,
        feed_copies=chosen.feed_folder,
        rebuild=rebuild,
        fetch=BackgroundFetch(sessions, chosen.feed_folder, feeds),
        erase=eraser.erase,
        copy=Holdings(sessions, TrackerStore(chosen.tracker_database)).copy,
        published=published,
        measured=Hourly(sessions, lambda session: measures(session, chosen.demand_least)),
        factor_needed=chosen.second_factor == "required",
        country=chosen.hub_country,
        single_sign_on=_single_sign_on(chosen),
        phrases_of=phrases_of,
    )
    app.mount(CONSOLE, console)
    return app


def _single_sign_on(chosen: Settings) -> SingleSignOn | None:
    if not chosen.oidc_issuer or chosen.oidc_client_secret is None:
        return None
    secret, back = chosen.oidc_client_secret.get_secret_value(), f"{chosen.web_url.rstrip('/')}/console{CALLBACK}"
    return SingleSignOn(chosen.oidc_issuer, chosen.oidc_client_id, secret, back)


def _account(chosen: Settings, token: SecretStr) -> Account:
    secret = chosen.telegram_webhook_secret
    hook = (f"{chosen.web_url.rstrip('/')}{WEBHOOK}", secret.get_secret_value()) if secret else None
    return Account(token.get_secret_value(), chosen.telegram_api, Notice.of(chosen), hook)


async def _ended(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it has cleared up."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _page(name: str, chosen: Settings) -> Callable[[], Awaitable[HTMLResponse]]:
    template = templates().get_template(name)

    async def page() -> HTMLResponse:
        return HTMLResponse(template.render(chosen=chosen))

    return page

"""The language of a request: what its address asks for by `?lang=`, else what the browser accepts, else the hub's.

Nothing is stored for it: links between the pages carry on what the address asked for.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.languages.languages import ENGLISH_ALONE, Languages
from runtime.language import Language, speaking


@dataclass(frozen=True)
class Choice:
    """What a request could choose from, what its address asked for, and that address below the hub's."""

    languages: Languages = ENGLISH_ALONE
    asked: Language | None = None
    path: str = ""


ALONE = Choice()
_CHOICE: ContextVar[Choice] = ContextVar("choice of a language", default=ALONE)


class SpokenLanguage:
    """Middleware that words every answer in the language of its request, but for what lies below one of `not_in`."""

    def __init__(self, app: ASGIApp, languages: Languages, not_in: tuple[str, ...] = ()) -> None:
        self._app = app
        self._languages = languages
        self._not_in = not_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(self._not_in):
            await self._app(scope, receive, send)
            return
        query = parse_qs(scope["query_string"].decode("latin-1"))
        asked = self._languages.named(query.get("lang", [""])[0])
        language = asked or self._languages.accepted(Headers(scope=scope).get("accept-language", ""))

        async def named(event: Message) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Content-Language"] = language.tag
                    headers.add_vary_header("Accept-Language")
            await send(event)

        choosing = _CHOICE.set(Choice(self._languages, asked, _page(scope)))
        try:
            with speaking(language):
                await self._app(scope, receive, named)
        finally:
            _CHOICE.reset(choosing)


def address(path: str) -> str:
    """The address of a page of ours, in the language that the address of this request asked for."""
    asked = _CHOICE.get().asked
    return in_language(path, asked) if asked else path


def in_language(path: str, language: Language) -> str:
    """The address of a page of ours in a language."""
    parts = urlsplit(path)
    query = "&".join(filter(None, (parts.query, urlencode({"lang": language.tag}))))
    return urlunsplit(parts._replace(query=query))


def offered() -> list[tuple[Language, str]]:
    """Each language with the address of this page in it; none where there is but one."""
    choice = _CHOICE.get()
    languages = sorted(choice.languages, key=lambda language: language.tag)
    return [(language, in_language(choice.path, language)) for language in languages] if len(languages) > 1 else []


def _page(scope: Scope) -> str:
    """The path of a request, with all that it asks for but its language."""
    asked = [(name, value) for name, value in parse_qsl(scope["query_string"].decode("latin-1")) if name != "lang"]
    return urlunsplit(("", "", quote(scope["path"]), urlencode(asked), ""))

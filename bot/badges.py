"""Open Badges that an employer shows: what is found out about one, in words. Nothing of it is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from sqlalchemy.orm import Session

from catalogue.badges import MOST, Get, NoBadge, Outcome, Verdict, check
from catalogue.badges.known import Known, is_of_site, known_of
from catalogue.badges.verdict import Uncheckable
from catalogue.facts import day, line
from catalogue.records import Credential
from contract.values import Model
from runtime.clock import now, today
from runtime.database import Sessions
from runtime.phrases import Phrases

PAGE, FOR_PROGRAMS = "/badge", "/api/badges"
LARGEST = MOST + 64 * 1024
"""Bytes of a body, with the form around the badge; one that is larger is refused before it is read (bot/guards.py)."""

HOLDS: dict[Outcome, Literal["yes", "no"]] = {
    Outcome.HOSTED: "yes",
    Outcome.SIGNED: "yes",
    Outcome.FORGED: "no",
    Outcome.REVOKED: "no",
    Outcome.EXPIRED: "no",
    Outcome.EARLY: "no",
}
"""Whether a badge holds; of the others it cannot be said."""
GENUINE = frozenset({Outcome.HOSTED, Outcome.SIGNED, Outcome.EXPIRED, Outcome.EARLY})
"""What is found of a badge that its issuer's site did issue."""


class NotRead(Exception):
    """What was given is no badge, or could not be fetched; `words` says so."""

    def __init__(self, words: str) -> None:
        super().__init__("what was given is no badge that can be read")
        self.words = words


class KnownCredential(Model):
    """A credential of the catalogue. `same_site` says whether its own page lies on the site that
    issued the badge, and is false where none is shown to have done so."""

    id: str
    title: str
    provider: str
    page: str
    facts: str
    same_site: bool


class BadgeAnswer(Model):
    """What is found out about a badge. `holds` is `unknown` where it could not be checked, or where its key belongs to
    no website, and `verdict` says it in a sentence; `finding` says in a word and `words` in a sentence why.

    What follows is what the badge says of itself, None where it does not: it is to be believed only where the badge
    holds. `site` is the website behind it.
    """

    holds: Literal["yes", "no", "unknown"]
    verdict: str
    finding: str
    words: str
    version: str
    issuer: str | None
    site: str | None
    name: str | None
    description: str | None
    criteria: str | None
    issued: dt.datetime | None
    expires: dt.datetime | None
    called_the_same: tuple[KnownCredential, ...]
    of_the_same_site: tuple[KnownCredential, ...]
    catalogue: str


class BadgeDesk:
    """`getter` makes what fetches for one badge; `web_url` is the address that people use."""

    def __init__(self, sessions: Sessions, phrases: Phrases, getter: Callable[[], Get], web_url: str) -> None:
        self._sessions = sessions
        self._phrases = phrases
        self._getter = getter
        self._site = web_url.rstrip("/")

    def look(self, given: bytes) -> BadgeAnswer:
        """What is found out about what was pasted or uploaded. Waits for other sites. Raises NotRead."""
        try:
            verdict = check(given, self._getter(), now())
        except NoBadge as error:
            raise NotRead(self._phrases(f"utter_badge_no_{error.reason}")) from error
        except Uncheckable as error:
            raise NotRead(self._phrases(f"utter_badge_unchecked_{error.why}")) from error
        with self._sessions() as session:
            return self._answer(session, verdict)

    def _answer(self, session: Session, verdict: Verdict) -> BadgeAnswer:
        claims = verdict.claims
        site = claims.host if verdict.outcome in GENUINE else None
        known = known_of(session, claims, site)
        finding = f"{verdict.outcome}_{verdict.why}" if verdict.why else str(verdict.outcome)
        on = {
            Outcome.EXPIRED: claims.expires,
            Outcome.EARLY: claims.issued,
        }.get(verdict.outcome)
        words = self._phrases(f"utter_badge_{finding}", site=claims.host or "", day=day(on.date()) if on else "")
        holds = HOLDS.get(verdict.outcome, "unknown")
        return BadgeAnswer(
            holds=holds,
            verdict=self._phrases(f"utter_badge_holds_{holds}"),
            finding=finding,
            words=words,
            version=claims.version,
            issuer=claims.issuer,
            site=claims.host,
            name=claims.name,
            description=claims.description,
            criteria=claims.criteria,
            issued=claims.issued,
            expires=claims.expires,
            called_the_same=tuple(self._known(record, site) for record in known.called),
            of_the_same_site=tuple(self._known(record, site) for record in known.of_site),
            catalogue=self._knows(known, site),
        )

    def _knows(self, known: Known, site: str | None) -> str:
        """What the catalogue knows of it, in a sentence."""
        if known.called and site is None:
            return self._phrases("utter_badge_called_unproved")
        if known.called:
            same = is_of_site(known.called[0], site)
            return self._phrases("utter_badge_called_same" if same else "utter_badge_called_other", site=site)
        if known.provider:
            return self._phrases("utter_badge_provider", provider=known.provider, site=site)
        return self._phrases("utter_badge_stranger" if site else "utter_badge_stranger_unproved")

    def _known(self, record: Credential, site: str | None) -> KnownCredential:
        return KnownCredential(
            id=record.id,
            title=record.title,
            provider=record.provider,
            page=f"{self._site}/credentials/{record.id}",
            facts=line(record, self._phrases, today()),
            same_site=is_of_site(record, site),
        )

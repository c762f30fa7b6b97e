"""What the catalogue knows of a badge: credentials that are called the same, and those of the issuer's site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session

from catalogue.badges.verdict import Claims, host_of
from catalogue.records import Credential
from catalogue.tables import OFFERED, CredentialRow
from catalogue.word_search import find_by_words

MOST_KNOWN = 5
LOOKED_AT = 200


@dataclass(frozen=True)
class Known:
    """`called` are credentials with the badge's name, those of the issuer's own site first; `provider` is whose
    credentials lie on that site, and `of_site` are some of the others there."""

    called: tuple[Credential, ...] = ()
    of_site: tuple[Credential, ...] = ()
    provider: str | None = None


def known_of(session: Session, claims: Claims, site: str | None) -> Known:
    """What the catalogue has. `site` is the host that issued the badge, None where that is not shown."""
    name = _plain(claims.name or "")
    called = [record for record in find_by_words(session, name) if _plain(record.title) == name] if name else []
    called.sort(key=lambda record: not is_of_site(record, site))
    there = _of_site(session, site) if site else []
    of_site = [record for record in there if record.id not in {one.id for one in called}]
    return Known(tuple(called[:MOST_KNOWN]), tuple(of_site[:MOST_KNOWN]), there[0].provider if there else None)


def is_of_site(record: Credential, host: str | None) -> bool:
    """Whether a record's own page lies on a site, or on one that begins with www and goes on the same."""
    own = host_of(str(record.url)) if record.url else None
    return own is not None and host is not None and own.removeprefix("www.") == host.removeprefix("www.")


def _of_site(session: Session, host: str) -> Sequence[Credential]:
    bare = host.removeprefix("www.")
    query = select(CredentialRow.record).where(cast(CredentialRow.record, String).icontains(bare, autoescape=True))
    records = session.scalars(query.where(OFFERED).order_by(CredentialRow.id).limit(LOOKED_AT))
    return [record for record in records if is_of_site(record, host)]


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

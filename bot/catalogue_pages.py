"""The catalogue as pages for everybody: one for each credential and term, a search, and what search engines ask for.

They need no JavaScript, set no cookie, and work while Rasa is away.
"""

from __future__ import annotations

import json
import math
import secrets
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from markupsafe import Markup

from bot.guards import POLICY
from bot.languages.choice import address
from bot.shared import ID
from bot.templating import missing_page, templates
from catalogue.exporters.schema_org import course
from catalogue.facts import Shown, checked, facts, line
from catalogue.store import each_credential, get_credentials, read_terms
from catalogue.word_search import find_by_words
from runtime.clock import today
from runtime.database import Sessions
from runtime.language import gettext
from runtime.phrases import Phrases

LISTED = 50
"""Credentials on a page of a search."""
MOST_PAGES = 10_000
MOST_ADDRESSES = 50_000
"""Addresses in a sitemap, by its protocol (sitemaps.org)."""
SUMMARY = 200
"""Characters of what a search engine or a card of a link shows of a credential."""
WITH_FORM = {"Content-Security-Policy": POLICY.replace("form-action 'none'", "form-action 'self'")}
FORM_THAT_WRITES = {
    **WITH_FORM,
    "Cache-Control": "no-store",
    # Not no-referrer: browsers would then post forms with `Origin: null`, which bot/guards.py refuses.
    "Referrer-Policy": "same-origin",
}
"""The headers of a page whose forms post: each page that is shown has a name of its own, by which it is sent once."""


def catalogue_pages(sessions: Sessions, phrases: Phrases, web_url: str) -> APIRouter:
    """`/credentials`, `/credentials/<id>`, `/terms`, `/terms/<id>`, `/sitemap.xml` and `/robots.txt`.

    `web_url` is the address that people use. Sample records are kept out of search engines.
    """
    router = APIRouter(include_in_schema=False)
    site = web_url.rstrip("/")
    environment = templates()

    def page(name: str, status: int = 200, headers: Mapping[str, str] = WITH_FORM, **values: object) -> HTMLResponse:
        return HTMLResponse(environment.get_template(name).render(**values), status, dict(headers))

    @router.get("/credentials")
    def search(
        q: Annotated[str, Query(max_length=200)] = "",
        number: Annotated[int, Query(alias="page", ge=1, le=MOST_PAGES)] = 1,
    ) -> HTMLResponse:
        with sessions() as session:
            found = find_by_words(session, q)
        pages = max(1, math.ceil(len(found) / LISTED))
        if number > pages:
            return missing_page()
        listed = [(record, line(record, phrases, today())) for record in found[LISTED * (number - 1) :][:LISTED]]
        title = gettext("Search the catalogue") if q.strip() else gettext("All courses")

        def of_page(other: int) -> str:
            return address(
                "/credentials?" + urlencode({"q": q.strip(), "page": other} if q.strip() else {"page": other})
            )

        return page(
            "search.html",
            title=title,
            asked=q.strip(),
            found=len(found),
            listed=listed,
            first=LISTED * (number - 1) + 1,
            number=number,
            pages=pages,
            of_page=of_page,
        )

    @router.get("/credentials/{credential_id}")
    def credential(credential_id: str) -> HTMLResponse:
        records = []
        if ID.fullmatch(credential_id):
            with sessions() as session:
                records = get_credentials(session, [credential_id])
        if not records:
            return missing_page()
        (record,) = records
        node = {"@context": "https://schema.org", **course(record)}
        data = json.dumps(node, ensure_ascii=False, default=str).replace("<", "\\u003c")  # cannot end its element
        return page(
            "credential.html",
            headers=FORM_THAT_WRITES,
            shown=secrets.token_urlsafe(12),
            title=f"{record.title}, {record.provider}",
            record=record,
            advisor=f"/advisor?about={record.id}",
            canonical=f"{site}/credentials/{record.id}",
            summary=(record.description or line(record, phrases, today()))[:SUMMARY],
            linked_data=Markup(data),  # noqa: S704  escaped just above
            facts=facts(record, phrases, today(), Shown.RECORD),
            checked=checked(record, phrases, today()),
        )

    @router.get("/terms")
    def glossary() -> HTMLResponse:
        with sessions() as session:
            terms = sorted(read_terms(session), key=lambda term: term.term.casefold())
        return page("terms.html", title=gettext("The words of the field"), terms=terms)

    @router.get("/terms/{term_id}")
    def term(term_id: str) -> HTMLResponse:
        with sessions() as session:
            terms = {term.id: term for term in read_terms(session)}
        if term_id not in terms:
            return missing_page()
        asked = terms[term_id]
        others = [terms[other] for other in asked.see_also if other in terms]
        title = gettext("What is meant by {term}", term=asked.term)
        return page("term.html", title=title, term=asked, see_also=others, canonical=f"{site}/terms/{asked.id}")

    @router.get("/sitemap.xml")
    def sitemap() -> Response:
        with sessions() as session:
            terms = [f"/terms/{term.id}" for term in read_terms(session)]
            courses = [f"/credentials/{record.id}" for record in each_credential(session) if not record.sample]
        paths = ["/", "/advisor", "/credentials", "/terms", "/open-data", "/demand", "/badge", *terms, *courses][
            :MOST_ADDRESSES
        ]
        places = "".join(f"<url><loc>{escape(site + path)}</loc></url>\n" for path in paths)
        xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
        return Response(xml, media_type="application/xml")

    @router.get("/robots.txt")
    def robots() -> PlainTextResponse:
        closed = ("/api/", "/console/", "/shared", "/invited/", "/pooled/")
        rules = "".join(("User-agent: *\n", *(f"Disallow: {path}\n" for path in closed)))
        return PlainTextResponse(f"{rules}Sitemap: {site}/sitemap.xml\n")

    return router

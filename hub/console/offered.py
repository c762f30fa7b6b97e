"""A new offer as the console shows it, with the words that its employer may be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.facts import brief
from hub.console.pages import Pages
from hub.new_offers import Waiting
from runtime.clock import today


@dataclass(frozen=True)
class Offered:
    """A waiting offer as the page shows it: the facts of the credential, its public page, a draft for the employer."""

    waiting: Waiting
    facts: tuple[str, ...]
    address: str
    draft: str


def offered(pages: Pages, waiting: Sequence[Waiting]) -> list[Offered]:
    """The offers as a page shows them, in their order."""
    return [_offered(pages, item) for item in waiting]


def _offered(pages: Pages, item: Waiting) -> Offered:
    credential = item.credential
    facts = brief(credential, pages.phrases, today())
    address = f"{pages.web_url}/credentials/{credential.id}"
    news = (
        "a course has come to the catalogue that may answer it"
        if item.offer.added
        else ("a course of the catalogue was changed, so that it may now answer it")
    )
    draft = (
        f"Since you sent your request, {news}: {credential.title}, by {credential.provider} ({', '.join(facts)}). "
        f"{address}\nWould it do? If it would, tell us for how many people; if not, tell us what is missing."
    )
    return Offered(item, facts, address, draft)

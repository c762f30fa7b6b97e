"""A notice in words: as a message of the chat contract, and as an e-mail."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.facts import day
from contract import Button, Message, Question, QuestionData, Text
from hub.event_kinds import EventKind
from hub.models import CollaborationRequest, RequestEvent
from hub.pools.agreements import Agreement, agreement_of
from hub.statuses import Stage
from runtime.clock import local_date
from runtime.phrases import Phrases

POOLED = "/pooled"
"""The address below which the pages of pools are."""


@dataclass(frozen=True)
class News:
    """What an employer is told of their request: `event` happened, or `code` proves that they are its contact."""

    reference: str
    event: RequestEvent | None
    code: str | None
    of_original: bool
    """Whether the event is of the request that this one is a duplicate of: its words were meant for somebody else."""
    link: str = ""
    """The page of the pool that the event is about."""
    agreement: Agreement | None = None
    """What the employer agreed to, with an introduction."""

    @classmethod
    def of(
        cls,
        session: Session,
        request: CollaborationRequest,
        event: RequestEvent | None,
        code: str | None,
        address: str = "",
    ) -> News:
        """`address` is where the advisor is; the page of a pool lies below it."""
        link = f"{address.rstrip('/')}{POOLED}/{code}" if event is not None and code else ""
        introduced = event is not None and event.kind is EventKind.INTRODUCED
        agreement = agreement_of(session, request) if introduced else None
        of_original = event is not None and event.request_id != request.id
        return cls(request.reference, event, code, of_original, link, agreement)

    @property
    def question(self) -> str | None:
        """What the hub asks the employer, None where it asks nothing."""
        event = self.event
        if event is None or not event.shared:
            return None
        asks = event.to_status is not None and event.to_status.stage is Stage.WAITING
        return event.reason if asks or event.kind is EventKind.POOL_ASKED else None

    @property
    def begins_answer(self) -> str | None:
        """What Rasa is told so that the next words are the answer to the question."""
        return f'/amend{{"value": "{self.reference}"}}' if self.question else None

    def lead(self, phrases: Phrases) -> str:
        event, reference = self.event, self.reference
        if event is None:
            return phrases("utter_news_code", reference=reference, code=self.code)
        if event.kind is EventKind.POOL_ASKED:
            return phrases("utter_news_pool", reference=reference, question=event.reason, link=self.link)
        if event.kind is EventKind.INTRODUCED:
            introduced = phrases("utter_news_introduced", reference=reference, link=self.link)
            return f"{self._agreement(phrases)} {introduced}".lstrip()
        if event.kind is EventKind.ROUTE:
            return phrases("utter_news_route", reference=reference, route=_route(phrases, event.reason))
        status = phrases(f"utter_status_{event.to_status}") if event.to_status else phrases("utter_news_note")
        if self.of_original:
            return phrases("utter_news_joined", reference=reference, status=status)
        if self.question:
            return phrases("utter_news_question", reference=reference, question=self.question)
        words = event.reason if event.shared else None
        said = phrases.maybe("utter_news_words", reference=reference, status=status, words=words)
        lead = said or phrases("utter_news", reference=reference, status=status)
        return f"{lead} {phrases('utter_news_way', route=_route(phrases, event.route))}" if event.route else lead

    def _agreement(self, phrases: Phrases) -> str:
        """What the employer agreed to, when and with how many others; empty where their request has left the pool."""
        made = self.agreement
        if made is None:
            return ""
        who = "utter_agreement" if made.by_employer else "utter_agreement_noted"
        agreed = phrases(who, day=day(local_date(made.at)), others=made.others)
        question = phrases.maybe("utter_agreement_question", question=made.question)
        return f"{agreed} {question}" if question else agreed

    def message(self, phrases: Phrases, *, in_form: bool) -> Message:
        """The message of the chat. A question is open for an answer unless a form asks something else just now."""
        title = "utter_button_answer" if self.question else "utter_button_how"
        payload = self.begins_answer or "/status"
        buttons = () if self.event is None else (Button(title=phrases(title), payload=payload),)
        if self.question and not in_form:
            data = QuestionData(slot="status_answer", optional=False)
            return Question(lead=self.lead(phrases), data=data, buttons=buttons)
        return Text(lead=self.lead(phrases), buttons=buttons)

    def mail(self, phrases: Phrases, *, hub_name: str, address: str) -> tuple[str, str]:
        """The subject and the text of the e-mail; `address` is where the advisor is."""
        when = day(local_date(self.event.at)) if self.event else ""
        foot = phrases("utter_mail_foot", hub=hub_name, address=address, reference=self.reference)
        head = phrases("utter_mail_head", day=when) if when else ""
        lead = self.lead(phrases)
        if self.event is not None and self.event.kind is EventKind.POOL_ASKED:
            lead = phrases("utter_mail_pool", reference=self.reference, question=self.question, link=self.link)
        elif self.question:  # nobody reads a reply to the e-mail
            lead = phrases("utter_mail_question", reference=self.reference, question=self.question)
        parts = (head, lead, foot)
        return phrases("utter_mail_subject", reference=self.reference), "\n\n".join(part for part in parts if part)


def _route(phrases: Phrases, route: str | None) -> str:
    return phrases(f"utter_route_{route}")

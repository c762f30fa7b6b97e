"""Drafts of what staff write to an employer: one fills a form of the page, to be read and changed before it is sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hub.checklist import Check
from hub.models import CollaborationRequest, DeclineCode
from hub.partners import Partner
from runtime.phrases import Phrases

REPLY = "reply"
"""The form by which staff write to the employer without a decision."""

ASKED = {
    "roles": "utter_draft_ask_roles",
    "numbers": "utter_draft_ask_numbers",
    "start": "utter_draft_ask_start",
}
"""What is asked for each part of the checklist that may be missing."""

DECLINED = {
    DeclineCode.OFFERED_ALREADY: "utter_draft_offered_already",
    DeclineCode.TOO_FEW: "utter_draft_too_few",
    DeclineCode.NO_PROVIDER: "utter_draft_no_provider",
    DeclineCode.NO_FUNDING: "utter_draft_no_funding",
    DeclineCode.OUT_OF_SCOPE: "utter_draft_out_of_scope",
    DeclineCode.NO_ANSWER: "utter_draft_no_answer",
}


@dataclass(frozen=True)
class Draft:
    """Words for the form `form` of the page, under a title for staff; `key` names it in an address.

    A decline has its reason for the figures, and a change of the status may be for the employer to read (`shared`).
    """

    key: str
    form: str
    title: str
    text: str
    code: DeclineCode | None = None
    shared: bool = False

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields of its form as if they had been typed."""
        given = {"reply" if self.form == REPLY else "reason": self.text, "code": self.code or ""}
        return given | ({"shared": "yes"} if self.shared else {})


def drafts_of(
    request: CollaborationRequest,
    possible: Collection[str],
    checks: Sequence[Check],
    partners: Sequence[Partner],
    asked: Sequence[str],
    phrases: Phrases,
    titles: Mapping[DeclineCode, str],
) -> list[Draft]:
    """The drafts for the forms that are `possible` now, by what is missing, who teaches the like and who was asked.

    `asked` are the names of providers, `titles` those of the reasons of a decline.
    """
    need = request.need.rstrip(". ")
    missing = [phrases(ASKED[check.part]) for check in checks if not check.ready and check.part in ASKED]
    drafts = [Draft("received", REPLY, "Received", phrases("utter_draft_received", name=request.contact_name))]
    if missing:
        text = phrases("utter_draft_ask", name=request.contact_name, questions=" ".join(missing))
        drafts.append(Draft("missing", "ask_for_information", "What is missing", text))
    if request.learners:
        text = phrases("utter_draft_ask_more", name=request.contact_name, learners=request.learners)
        drafts.append(Draft("more", "ask_for_information", "More people, or other times", text))
    if asked:
        text = phrases("utter_draft_passed_on", providers=phrases.listing(asked), need=need)
        drafts.append(Draft("asked", "pass_on", "Who was asked", text, shared=True))
    taught = [credential for partner in partners for credential, _ in partner.nearest[:1]][:1]
    for code, response in DECLINED.items():
        values = {"name": request.contact_name, "need": need}
        if code is DeclineCode.OFFERED_ALREADY:
            if not taught:
                continue
            values |= {"title": taught[0].title, "provider": taught[0].provider}
        drafts.append(Draft(code, "decline", titles[code], phrases(response, **values), code))
    return [draft for draft in drafts if draft.form == REPLY or draft.form in possible]

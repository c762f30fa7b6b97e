"""The privacy notice in short, for channels that show no page: complete, and true for the settings of this hub.

`bot/templates/privacy.html` says the same at length.
"""

from __future__ import annotations

from dataclasses import dataclass

from runtime.language import gettext
from runtime.settings import Settings


@dataclass(frozen=True)
class Notice:
    """Who answers for what is kept, for how many days it is kept, and the address of the whole notice, None where the
    hub has none that others could open."""

    contact: str
    email: str
    conversations: int
    requests: int
    address: str | None

    @classmethod
    def of(cls, chosen: Settings) -> Notice:
        address = chosen.privacy_address
        # without a public address of the hub a path leads to this machine alone
        is_reached = bool(chosen.public_url) or "://" in chosen.privacy_url
        return cls(
            contact=chosen.contact_name,
            email=chosen.contact_email,
            conversations=chosen.keep_conversations,
            requests=chosen.keep_requests,
            address=address if is_reached else None,
        )

    def in_telegram(self) -> str:
        """What a chat of Telegram is told."""
        whole = (
            gettext("The whole notice: {address}", address=self.address)
            if self.address
            else gettext("The whole notice has no public address yet. Ask for it at the address above.")
        )
        paragraphs = (
            gettext("I am an automated assistant. {hub} decides how what you tell me is used.", hub=self.contact),
            gettext(
                "What you write here and what I answer is kept with the number of this chat, for {days} days after the "
                "last message, or as long as a request that you made. Telegram carries our messages and keeps them by "
                "its own rules.",
                days=self.conversations,
            ),
            gettext(
                "A need that no course answers is counted in single words, without a name. A message that I did not "
                "understand, or that you marked as unhelpful, is read by staff, without e-mail addresses and telephone "
                "numbers."
            ),
            gettext(
                "A request exists only once you have read it and agreed: your organisation, a name, a contact and the "
                "need. Staff of the hub use it to answer you; universities and colleges see what is needed, and not "
                "who asks, unless you agree. It is kept for {days} days after it was closed.",
                days=self.requests,
            ),
            gettext(
                "/forget deletes all of this from our stores and says what was removed; what is needed for a claim "
                "waits until that is over. A request that you sent by the form on the web belongs to the conversation "
                "of that page and is deleted there. /export sends you this conversation. For a copy of all that is "
                "held, to have something corrected or to object, write to {email}. You may complain to the "
                "Information Commissioner’s Office.",
                email=self.email,
            ),
            whole,
        )
        return "\n\n".join(paragraphs)

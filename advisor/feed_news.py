"""What the people of the hub are told of their feeds: each fault, and each feed that waits for them, once."""

from __future__ import annotations

from email.utils import make_msgid

from advisor.terminal import console
from bot.mail import Mailer, MailRefused, MailUnavailable
from catalogue.fetching.feed import Fetch, Outcome
from catalogue.fetching.kept_feeds import note_told, read_feeds
from runtime.clock import local_date
from runtime.database import Sessions
from runtime.settings import Settings

SUBJECT = "Feeds of the catalogue that need you"


def tell(sessions: Sessions, chosen: Settings) -> bool:
    """Say what nobody was told yet: by e-mail to the contact of the hub where mail is set up, else by the output alone.

    Returns whether there was something to tell. Where the mail cannot be sent, it is told the next time.
    """
    with sessions() as session:
        news = {source: last for source, (_, last) in read_feeds(session).items() if last is not None and last.to_tell}
    if not news:
        return False
    text = "\n\n".join(_sentence(source, last) for source, last in news.items())
    if chosen.smtp_host:
        ending = f"\n\nThe console shows all feeds under Catalogue: {chosen.web_url}/console/catalogue\n"
        try:
            message_id = make_msgid(domain=chosen.mail_sender.rpartition("@")[2])
            Mailer(chosen).send(chosen.contact_email, SUBJECT, text + ending, message_id=message_id)
        except (MailRefused, MailUnavailable) as error:
            console.print(f"No e-mail could be sent to {chosen.contact_email}: {error}", style="red", markup=False)
            return True
    with sessions.begin() as session:
        for source in news:
            note_told(session, source)
    return True


def _sentence(source: str, last: Fetch) -> str:
    day = f"{local_date(last.since):%-d %B %Y}"
    if last.outcome is Outcome.WAITING:
        return (
            f"The feed of {source} waits for you since {day}: {last.words}. Nothing was changed. The console shows "
            "what it would do, and applies it when you say so."
        )
    return f"The feed of {source} could not be taken over since {day}: {last.words}. The catalogue is as it was."

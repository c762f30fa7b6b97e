"""`advisor digest`: the mail of the morning to each member of staff, of what is overdue, unread or owned by nobody."""

from __future__ import annotations

from urllib.parse import quote

from advisor.terminal import console, fail, open_database, read_settings
from bot.mail import Mailer, MailRefused, MailUnavailable
from hub.ageing import working_days
from hub.digest import LATE, Digest, digests
from runtime.clock import today

SUBJECT = "Requests of employers that wait for you"


def digest() -> None:
    """Mail each member of staff what of theirs is overdue or unread, and what nobody owns; run it each working morning.

    Whoever has nothing to do gets no mail.
    """
    chosen = read_settings()
    if not chosen.smtp_host:
        fail("No mail server is set up: see ADVISOR_SMTP_HOST.")
    mailer, failed, sent = Mailer(chosen), 0, 0
    with open_database(chosen)() as session:
        for waiting in digests(session):
            email, host = waiting.person.email, chosen.mail_sender.rpartition("@")[2]
            name = email.replace("@", "-at-")
            # a second run on one day sends the same message to the same mailbox
            message_id = f"<digest-{today()}-{name}@{host}>"
            try:
                mailer.send(email, SUBJECT, words(waiting, chosen.web_url), message_id=message_id)
                sent += 1
            except (MailRefused, MailUnavailable) as error:
                console.print(f"No e-mail could be sent to {email}: {error}", style="red", markup=False)
                failed += 1
    if failed:
        fail(f"{failed} not told, {sent} told.")
    console.print(f"{sent} told." if sent else "Nothing waits for anybody.")


def words(waiting: Digest, web_url: str) -> str:
    """The text of one mail, which names requests by their organisations and references alone."""
    console_url, own = f"{web_url.rstrip('/')}/console", quote(waiting.person.email)
    parts = []
    if waiting.overdue_count:
        lines = [
            f"- {request.organisation}, {request.reference}: since {request.due:%-d %B %Y}, "
            f"{working_days(request.due, today())} working days\n  {console_url}/requests/{request.reference}"
            for request in waiting.overdue
            if request.due
        ]
        more = waiting.overdue_count - len(lines)
        lines += [f"and {more} more: {console_url}/?owner={own}&due=overdue"] if more else []
        parts.append("The next step is overdue:\n" + "\n".join(lines))
    if waiting.unread:
        parts.append(f"Unread of yours: {waiting.unread}. {console_url}/?status=unread&owner={own}")
    if waiting.unowned:
        where = f"{console_url}/?owner=nobody&waiting={LATE}"
        parts.append(f"Nobody has taken for {LATE} days or more: {waiting.unowned}. {where}")
    return "\n\n".join(parts) + "\n"

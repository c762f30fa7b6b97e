"""E-mail to employers by the hub's own mail server."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate

from runtime.redaction import described
from runtime.settings import Settings

PATIENCE = 20.0
"""Seconds that the mail server may take for one step."""


class MailRefused(Exception):
    """The mail server will never take this message, such as for an address that does not exist."""


class MailUnavailable(Exception):
    """The mail server cannot be reached, or asks to be tried again."""


class Mailer:
    """Sends from the address of the settings, which name a mail server."""

    def __init__(self, chosen: Settings) -> None:
        self._settings = chosen

    def send(self, to: str, subject: str, text: str, *, message_id: str) -> None:
        """Hand one message over. The same `message_id` says to the receiver that it is the same message.

        Raises MailRefused, MailUnavailable.
        """
        message = EmailMessage()
        try:
            message["From"], message["To"], message["Subject"] = self._settings.mail_sender, to, subject
        except ValueError as error:
            raise MailRefused("the address or the subject holds a line end") from error
        message["Date"], message["Message-ID"] = formatdate(), message_id
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence notice in return
        message.set_content(text)
        try:
            with self._connected() as server:
                server.send_message(message, to_addrs=[to])  # one, whatever the header could be read as
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            kind = MailRefused if all(code >= 500 for code in codes) else MailUnavailable
            raise kind(f"the recipient was refused ({', '.join(map(str, codes))})") from error
        except smtplib.SMTPDataError as error:
            kind = MailRefused if error.smtp_code >= 500 else MailUnavailable
            raise kind(f"the message was refused ({error.smtp_code})") from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailUnavailable(described(error)) from error

    def try_login(self) -> None:
        """Connect and log in as `send` does, and send nothing. Raises MailUnavailable."""
        try:
            with self._connected() as server:
                server.noop()
        except (smtplib.SMTPException, OSError) as error:
            raise MailUnavailable(described(error)) from error

    def _connected(self) -> smtplib.SMTP:
        chosen = self._settings
        host, port = str(chosen.smtp_host), chosen.smtp_port
        if chosen.smtp_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=ssl.create_default_context())
        else:
            server = smtplib.SMTP(host, port, timeout=PATIENCE)
        try:
            if chosen.smtp_security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if chosen.smtp_user and chosen.smtp_password:
                server.login(chosen.smtp_user, chosen.smtp_password.get_secret_value())
        except BaseException:
            server.close()
            raise
        return server

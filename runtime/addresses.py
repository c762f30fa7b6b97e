"""What e-mail addresses, telephone numbers, origins of websites and addresses of files on the web look like."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")

_DIALLED = re.compile(r"\+\d[\d -]{5,}(?: x\d+)?")
"""A telephone number as it is stored."""


def checked_address(text: str) -> str:
    """`text` without the space around it. Raises ValueError, in words for the person who typed it.

    Only a message that arrives proves an address; this catches the slips, not the inventions.
    """
    address = text.strip()
    if len(address) > 254:
        raise ValueError("An e-mail address has at most 254 characters.")
    local, at, _ = address.partition("@")
    dotted = local.startswith(".") or local.endswith(".") or ".." in address
    if not at or dotted or not _ADDRESS.fullmatch(address):
        raise ValueError("This does not look like an e-mail address, such as name@organisation.co.uk.")
    return address


def checked_contact(text: str) -> str:
    """`text` as a contact is stored: an e-mail address, or a telephone number as it is dialled from abroad.

    Raises ValueError, in words for the person who typed it.
    """
    from runtime.phones import checked_phone  # here: what it loads is megabytes, and the commands read addresses alone

    if "@" in text:
        return checked_address(text)
    try:
        return checked_phone(text)
    except ValueError as error:
        raise ValueError(
            "This does not look like an e-mail address, such as name@organisation.co.uk, or a telephone number."
        ) from error


def same_contact(text: str) -> str:
    """What two contacts have in common that are one, however they were typed; never raises."""
    try:
        return checked_contact(text).casefold()
    except ValueError:
        return text.strip().casefold()


def is_phone(contact: str) -> bool:
    """Whether a stored contact is a telephone number rather than an e-mail address."""
    return bool(_DIALLED.fullmatch(contact))


def dialled(contact: str) -> str:
    """The digits of a stored telephone number that stand in it however it is typed: without country code or zero."""
    number, _, _extension = contact.partition(" ")[2].partition(" x")
    return re.sub(r"\D", "", number)


def checked_origin(text: str) -> str:
    """`text` as browsers write an origin: lower case, no path. Raises ValueError, in words for the operator."""
    origin = text.strip().rstrip("/").lower()
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.hostname or origin != f"{parts.scheme}://{parts.netloc}":
        raise ValueError("must be an origin such as https://www.example.org: no path, no *")
    return origin


def checked_issuer(text: str) -> str:
    """`text` as the issuer of a sign-in: an https address, or http on this machine; "" for none. Raises ValueError."""
    issuer = text.strip()
    parts = urlsplit(issuer)
    local = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if issuer and not (
        parts.hostname and not parts.query and not parts.fragment and (parts.scheme == "https" or local)
    ):
        raise ValueError("must be the https address of an issuer, such as https://login.example.org/tenant")
    return issuer


def checked_web_address(text: str) -> str:
    """`text` as an http or https address that can be stored and shown. Raises ValueError, in words for who typed it."""
    address = text.strip()
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"{address[:200]} is not an address on the web: {error}") from error
    if parts.scheme not in ("http", "https") or not host or re.search(r"\s", address) or len(address) > 2000:
        raise ValueError(f"{address[:200]} is not an address on the web, such as https://www.example.org/courses.xml")
    if parts.username is not None:
        raise ValueError("An address with a user name or a password in it is not kept: others would read it.")
    return address.partition("#")[0]

"""Passwords of staff: how they are hashed and checked.

They are hashed with Argon2id at OWASP's first choice (19 MiB, two passes, one lane: Password Storage Cheat Sheet), so
that a burst of sign-ins does not exhaust a small server. What is easy to guess is refused by zxcvbn (Wheeler, USENIX
Security 2016), which knows the 30,000 most frequent passwords, names, patterns of the keyboard and dates, and is given
the words of the hub.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

PASSWORD_LENGTH = range(12, 257)
HARD_TO_GUESS = 4
"""The highest score of zxcvbn: more than 10**10 guesses."""
LOOKED_AT = 72
"""Characters that zxcvbn looks at: its work grows with the square of the length."""
OWN_WORDS = ("advisor", "microcredential", "micro-credential", "credential", "console", "skills", "scotland")
"""Words that an attacker of a hub tries first, beside the parts of the e-mail address."""
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""Read at each call, so that tests can put a cheap one in its place."""


class WeakPassword(Exception):
    """The password is too short, too long, easy to guess, or the e-mail address; the text says which."""


def hashed(email: str, password: str) -> str:
    """The hash to store. Raises WeakPassword; `email` is in lower case."""
    if len(password) not in PASSWORD_LENGTH:
        raise WeakPassword(f"A password has {PASSWORD_LENGTH[0]} to {PASSWORD_LENGTH[-1]} characters.")
    if password.strip().casefold() == email:
        raise WeakPassword("A password must not be the e-mail address.")
    if _easy_to_guess(email, _normal(password)):
        raise WeakPassword("This password is easy to guess. Take four words that have nothing to do with each other.")
    return hasher.hash(_normal(password))


def verified(stored: str | None, password: str) -> bool:
    """Whether `stored` is the hash of `password`. Without a hash it is False, after the same work."""
    if len(password) not in PASSWORD_LENGTH:
        return False
    try:
        return hasher.verify(stored or _nobodys_hash(hasher), _normal(password))
    except (InvalidHashError, VerificationError):
        return False


def renewed(stored: str, password: str) -> str:
    """`stored`, or a new hash of the same password when `stored` was made with other parameters."""
    return hasher.hash(_normal(password)) if hasher.check_needs_rehash(stored) else stored


def _easy_to_guess(email: str, password: str) -> bool:
    from zxcvbn import zxcvbn  # here: its lists take 15 MB, and passwords are set seldom

    known = [*OWN_WORDS, *re.split(r"[^a-z0-9]+", email)]
    return int(zxcvbn(password[:LOOKED_AT], user_inputs=known)["score"]) < HARD_TO_GUESS


@lru_cache(maxsize=1)
def _nobodys_hash(hasher: PasswordHasher) -> str:
    return hasher.hash(secrets.token_urlsafe(32))


def _normal(password: str) -> str:
    """One spelling for what different keyboards send (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)

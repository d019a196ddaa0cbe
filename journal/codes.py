"""Opaque names and secrets: what stands in a URL, on a slip of paper and in a cookie."""

from __future__ import annotations

import hashlib
import hmac
import secrets

#: Letters and digits that nobody mistakes for one another on paper (no 0 O 1 I L U V).
SLIP_ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
SLIP_LENGTH = 8


def new_code() -> str:
    """A random name for a row, safe in a URL (96 bits)."""
    return secrets.token_urlsafe(12)


def new_key() -> str:
    """A random name for one gesture: the same key again is the same gesture."""
    return secrets.token_urlsafe(12)


def new_token() -> str:
    """A secret for a cookie or a link (256 bits)."""
    return secrets.token_urlsafe(32)


def new_slip() -> str:
    """Eight characters that can be read off paper and typed."""
    return "".join(secrets.choice(SLIP_ALPHABET) for _ in range(SLIP_LENGTH))


def read_slip(typed: str) -> str:
    """What was typed, without blanks and hyphens, in capitals, with the usual misreadings undone."""
    plain = "".join(typed.split()).replace("-", "").upper()
    return plain.translate(str.maketrans("0O1ILUV", "QQJJJWW"))


def token_hash(token: str) -> str:
    """How a token of full strength is kept: SHA-256, since it cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def keyed_hash(secret: str, text: str) -> str:
    """How something guessable (a slip's code, an address) is kept: HMAC with the installation's secret."""
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()

"""Passwords: how they are kept, and which are too easy to guess."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from journal.errors import Invalid
from journal.settings import Settings

SHORTEST = 12
LONGEST = 256
#: zxcvbn's own estimate: at least 10^10 guesses.
STRONG_ENOUGH = 3


def _hasher(settings: Settings) -> PasswordHasher:
    return PasswordHasher(time_cost=settings.argon2_rounds, memory_cost=settings.argon2_memory_kib, parallelism=1)


def hashed(password: str, settings: Settings) -> str:
    """The password as the database keeps it: Argon2id with its own salt."""
    return _hasher(settings).hash(password)


def right(stored: str, password: str, settings: Settings) -> bool:
    """Whether ``password`` is the one ``stored`` was made of; takes as long when there is none."""
    hasher = _hasher(settings)
    if not stored:
        hasher.hash(password[:LONGEST])
        return False
    try:
        return hasher.verify(stored, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False


def judge(password: str, about: tuple[str, ...], field: str = "password") -> None:
    """Raise ``Invalid`` (``too_short``, ``too_long``, ``too_easy``) unless the password is fit.

    ``about`` are words that a guesser would try first: the name, the address.
    """
    if len(password) < SHORTEST:
        raise Invalid({field: "too_short"})
    if len(password) > LONGEST:
        raise Invalid({field: "too_long"})
    from zxcvbn import zxcvbn

    guess = zxcvbn(password[:72], user_inputs=[word for word in about if word])
    if guess["score"] < STRONG_ENOUGH:
        raise Invalid({field: "too_easy"})

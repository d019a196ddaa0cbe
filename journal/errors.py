"""What services raise. One module of the web layer turns these into pages and fragments."""

from __future__ import annotations

from collections.abc import Mapping


class JournalError(Exception):
    """Anything the product answers in words; raising rolls the transaction back."""

    status = 500


class NotFound(JournalError):
    """The row does not exist for this account: there is none, or it is somebody else's."""

    status = 404


class SignedOut(JournalError):
    """Nobody is signed in."""

    status = 401


class Invalid(JournalError):
    """The input does not hold. ``problems`` maps a field to the code of what is wrong with it."""

    status = 422

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {code}" for field, code in problems.items()))
        self.problems = dict(problems)


class Conflict(JournalError):
    """The row has changed meanwhile, or its state does not allow the act. ``code`` names which."""

    status = 409

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TooMany(JournalError):
    """Too many attempts; ``minutes`` says for how long there is no use trying."""

    status = 429

    def __init__(self, minutes: int) -> None:
        super().__init__(f"again in {minutes} minutes")
        self.minutes = minutes


class Refused(Exception):
    """The command line cannot go on; the message is a plain sentence and the exit code is 1."""

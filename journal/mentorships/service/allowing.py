"""When something of the actor's may be laid before the mentor."""

from __future__ import annotations

from journal.accounts.models import Account
from journal.errors import Conflict, NotFound
from journal.mentorships.models import Mentorship


def refuse_unlawful_share(who: Account, pair: Mentorship) -> None:
    """Only the actor shares, in a pair that is going on, and once both have given the promise.

    Raises ``NotFound`` for anybody else, ``Conflict`` with what is missing.
    """
    if pair.actor.id != who.id:
        raise NotFound
    if pair.state != "active":
        raise Conflict("pair_not_active")
    if not pair.open_to_sharing:
        raise Conflict("promise_missing")

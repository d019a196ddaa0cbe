"""What the two of a pair do: propose, accept, promise, pause, end."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts import queries as people
from journal.accounts.models import Account, NewAccount, Operator, Who
from journal.accounts.service import invitations
from journal.codes import new_code
from journal.db import Database, IntegrityError, write
from journal.errors import Conflict, Invalid, NotFound
from journal.mentorships import queries
from journal.mentorships.models import Mentorship
from journal.settings import Settings


def propose(db: Database, who: Who, actor: Account, mentor: Account, key: str, *, superior: bool) -> str:
    """Propose a pair and return its code; the same key again is the same proposal.

    The coordinator and the operator propose any pair, a mentor one of their own. Raises ``NotFound`` for others,
    ``Invalid`` (``superior``) for a manager, deputy or team-mate, ``Conflict`` for a pair that stands already.
    """
    _refuse_outsiders(who, mentor)
    if superior:
        raise Invalid({"superior": "superior"})
    if actor.id == mentor.id:
        raise Invalid({"mentor": "same"})
    with write(db):
        known = db.query("select code from mentorship where key = :key", {"key": key})
        if known:
            return str(known[0]["code"])
        code = new_code()
        try:
            db.execute(
                """
                insert into mentorship (code, key, actor_id, mentor_id, proposer_id, state, proposed_at)
                values (:code, :key, :actor, :mentor, :who, 'proposed', :now)
                """,
                {"code": code, "key": key, "actor": actor.id, "mentor": mentor.id, "who": who.id, "now": _now()},
            )
        except IntegrityError as error:
            raise Conflict("pair_stands") from error
        audit.record(db, who, "pair_proposed", code)
        return code


def _refuse_outsiders(who: Who, mentor: Account) -> None:
    if isinstance(who, Operator) or "coordinator" in who.roles:
        return
    if not (who.id == mentor.id and who.mentors):
        raise NotFound


def join(db: Database, token: str, new: NewAccount, password: str, settings: Settings) -> Account:
    """Use an invitation up: the account, and the pair it proposes when a mentor sent it."""
    with write(db):
        account, invitation = invitations.accept(db, token, new, password, settings)
        if invitation.mentor_id is not None:
            mentor = people.account(db, invitation.mentor_id)
            propose(db, mentor, account, mentor, f"invitation:{invitation.code}", superior=False)
        return account


def accept(db: Database, who: Account, code: str) -> None:
    """The actor accepts the mentor by name. Raises ``NotFound``, or ``Conflict`` when it was ended meanwhile."""
    pair = _own(db, who, code, "actor")
    if pair.state == "active":
        return
    _move(db, who, pair, "proposed", "active", "accepted_at = :now", "pair_accepted")


def decline(db: Database, who: Account, code: str) -> None:
    """The actor says no, without a reason; others see only that the pair was not formed."""
    pair = _own(db, who, code, "actor")
    _move(db, who, pair, "proposed", "ended", "ended_at = :now", "pair_declined")


def promise(db: Database, who: Account, code: str, version: int, language: str) -> None:
    """Accept the promise of confidentiality in the version that was read. Once is enough."""
    pair = queries.mentorship(db, who, code)
    if pair.state not in {"active", "paused"}:
        raise Conflict("pair_not_active")
    if queries.promise_text(db, language).version != version:
        raise Conflict("promise_changed")
    with write(db):
        db.execute(
            """
            insert into promise (mentorship_id, account_id, version, language, accepted_at)
            values (:pair, :who, :version, :language, :now) on conflict do nothing
            """,
            {"pair": pair.id, "who": who.id, "version": version, "language": language, "now": _now()},
        )
        audit.record(db, who, "promised", pair.code)


def pause(db: Database, who: Account, code: str) -> None:
    """Either rests the pair, without a reason; nothing shared is readable meanwhile."""
    _move(db, who, queries.mentorship(db, who, code), "active", "paused", "ended_at = null", "pair_paused")


def resume(db: Database, who: Account, code: str) -> None:
    """Either takes the pair up again."""
    _move(db, who, queries.mentorship(db, who, code), "paused", "active", "ended_at = null", "pair_resumed")


def end(db: Database, who: Account, code: str) -> None:
    """Either ends the pair at once: from this moment the mentor reads nothing. Ending twice is ending once."""
    pair = queries.mentorship(db, who, code)
    if pair.state == "ended":
        return
    _move(db, who, pair, pair.state, "ended", "ended_at = :now", "pair_ended")


def show_goals(db: Database, who: Account, code: str, *, visible: bool) -> None:
    """The actor lets this mentor see the goals, or no longer."""
    pair = _own(db, who, code, "actor")
    with write(db):
        db.execute(
            "update mentorship set goals_visible = :visible where id = :id", {"visible": int(visible), "id": pair.id}
        )
        audit.record(db, who, "goals_shown" if visible else "goals_hidden", pair.code)


def _own(db: Database, who: Account, code: str, part: str) -> Mentorship:
    pair = queries.mentorship(db, who, code)
    if (pair.actor if part == "actor" else pair.mentor).id != who.id:
        raise NotFound
    return pair


def _move(db: Database, who: Account, pair: Mentorship, before: str, after: str, when: str, act: str) -> None:
    with write(db):
        moved = db.query(
            f"update mentorship set state = :after, {when} where id = :id and state = :before returning id",
            {"after": after, "before": before, "id": pair.id, "now": _now()},
        )
        if not moved:
            raise Conflict("pair_changed")
        audit.record(db, who, act, pair.code)


def _now() -> str:
    return clock.stamp(clock.now())

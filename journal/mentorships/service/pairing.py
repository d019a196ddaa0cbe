"""How two people become a pair: propose, join, accept or decline, promise."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts import queries as people
from journal.accounts.models import Account, NewAccount, Operator, Who
from journal.accounts.service import invitations
from journal.codes import new_code
from journal.db import Database, IntegrityError, write
from journal.errors import Conflict, Invalid, NotFound
from journal.mail import outbox
from journal.mentorships import queries
from journal.mentorships.models import Mentorship
from journal.mentorships.service.ending import end, settle
from journal.mentorships.service.joining import wait_for_mentor
from journal.mentorships.service.moving import move, own
from journal.settings import Settings

_PROPOSED = """
insert into mentorship (code, key, actor_id, mentor_id, proposer_id, state, proposed_at, replaces_id)
values (:code, :key, :actor, :mentor, :who, 'proposed', :now, :replaces)
"""


def propose(db: Database, who: Who, actor: Account, mentor: Account, key: str, *, superior: bool) -> str:
    """Propose a pair and return its code; the same key again is the same proposal.

    The coordinator and the operator propose any pair, a mentor one of their own. Raises ``NotFound`` for others,
    ``Invalid`` (``superior``) for a manager, deputy or team-mate, ``Conflict`` for a pair that stands already;
    ``Invalid`` (``actor``: ``has_mentor``) for an actor who has a mentor, from those who see all pairs. A mentor is not
    told of it: the actor is, when accepting.
    """
    refuse_outsiders(who, mentor)
    with write(db):
        if who.id != mentor.id and queries.in_the_way(db, actor) and not _known(db, key, actor, mentor):
            raise Invalid({"actor": "has_mentor"})
        code = insert(db, who, actor, mentor, key, superior=superior)
        outbox.queue(db, actor.id, "mentor_proposed", f"mentor_proposed:{code}", path=f"/mentorships/{code}")
        return code


def refuse_outsiders(who: Who, mentor: Account) -> None:
    """Raise ``NotFound`` unless ``who`` may propose pairs with this mentor."""
    if isinstance(who, Operator) or "coordinator" in who.roles:
        return
    if not (who.id == mentor.id and who.mentors):
        raise NotFound


def insert(
    db: Database, who: Who, actor: Account, mentor: Account, key: str, *, superior: bool, replaces: int | None = None
) -> str:
    """Make the row of a proposed pair inside the caller's write. Raises as :func:`propose` does."""
    if superior:
        raise Invalid({"superior": "superior"})
    if actor.id == mentor.id:
        raise Invalid({"mentor": "same"})
    settle(db)
    known = _known(db, key, actor, mentor)
    if known:
        return known
    row = {"code": new_code(), "key": key, "actor": actor.id, "mentor": mentor.id, "who": who.id, "now": _now()}
    try:
        db.execute(_PROPOSED, row | {"replaces": replaces})
    except IntegrityError as error:
        raise Conflict("pair_stands") from error
    db.execute("delete from join_request where account_id = :actor", {"actor": actor.id})
    audit.record(db, who, "pair_proposed", str(row["code"]))
    return str(row["code"])


def _known(db: Database, key: str, actor: Account, mentor: Account) -> str | None:
    """The pair this key has proposed. Raises ``Conflict`` (``key_used``) when it is another one."""
    rows = db.query("select code, actor_id, mentor_id from mentorship where key = :key", {"key": key})
    if rows and (rows[0]["actor_id"], rows[0]["mentor_id"]) != (actor.id, mentor.id):
        raise Conflict("key_used")
    return str(rows[0]["code"]) if rows else None


def join(db: Database, token: str, new: NewAccount, password: str, settings: Settings) -> Account:
    """Use an invitation up: the account, and the pair it proposes when a mentor sent it.

    Whoever came through the coordinator or a director waits for a mentor, as those who asked to join do.
    """
    with write(db):
        account, invitation = invitations.accept(db, token, new, password, settings)
        if invitation.mentor_id is not None:
            mentor = people.account(db, invitation.mentor_id)
            insert(db, mentor, account, mentor, f"invitation:{invitation.code}", superior=False)
        elif invitation.sender in {"coordinator", "director"} and not (invitation.mentors or invitation.roles):
            wait_for_mentor(db, account, invitation)
        return account


def take(db: Database, who: Account, token: str) -> None:
    """Somebody who has an account uses an invitation up: the pair it proposes, or the wait for a mentor.

    Raises ``NotFound``, ``Conflict`` (``invitation_used``, ``invitation_expired``, ``has_mentor``, ``pair_stands``).
    """
    with write(db):
        if queries.in_the_way(db, who):
            raise Conflict("has_mentor")
        invitation = invitations.take(db, who, token)
        if invitation.mentor_id is None:
            wait_for_mentor(db, who, invitation)
        else:
            mentor = people.account(db, invitation.mentor_id)
            insert(db, mentor, who, mentor, f"invitation:{invitation.code}", superior=False)


def accept(db: Database, who: Account, code: str) -> None:
    """The actor accepts the mentor by name.

    Raises ``NotFound``, ``Conflict`` when it was ended meanwhile, or (``has_mentor``) while another mentors the actor.
    """
    pair = own(db, who, code, "actor")
    if pair.state == "active":
        return
    with write(db):
        if pair.state == "proposed" and queries.in_the_way(db, who, pair.replaces):
            raise Conflict("has_mentor")
        move(db, who, pair, "proposed", "active", "accepted_at = :now", "pair_accepted")
        _end_replaced(db, who, pair)
        outbox.queue(db, pair.mentor.id, "pair_formed", f"pair_formed:{code}", path=f"/mentorships/{code}")


def _end_replaced(db: Database, who: Account, pair: Mentorship) -> None:
    """The mentorship in whose place this one came ends in the same moment."""
    former = queries.mentorship(db, who, pair.replaces) if pair.replaces else None
    if former is not None and former.state in {"active", "paused"}:
        end(db, who, former.code)


def decline(db: Database, who: Account, code: str) -> None:
    """The actor says no, without a reason; others see only that the pair was not formed."""
    pair = own(db, who, code, "actor")
    move(db, who, pair, "proposed", "ended", "ended_at = :now", "pair_declined")


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


def show_goals(db: Database, who: Account, code: str, *, visible: bool) -> None:
    """The actor lets this mentor see the goals, or no longer."""
    pair = own(db, who, code, "actor")
    with write(db):
        db.execute(
            "update mentorship set goals_visible = :visible where id = :id", {"visible": int(visible), "id": pair.id}
        )
        audit.record(db, who, "goals_shown" if visible else "goals_hidden", pair.code)


def _now() -> str:
    return clock.stamp(clock.now())

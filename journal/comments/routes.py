"""One's own entry with its comments; a mentor's page for a comment and for the open question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, request, url_for

from journal import clock
from journal.codes import new_key
from journal.comments import queries
from journal.comments.forms import PROBLEMS, typed_sent
from journal.comments.models import Place, Typed
from journal.comments.service import drafting, questions, sending
from journal.curation.service import duties, remark
from journal.entries import queries as entries
from journal.errors import Conflict, Invalid
from journal.mentorships import queries as pairs
from journal.sharing import queries as sharing
from journal.sharing.service import reading
from journal.web.database import db, settings
from journal.web.language import current as language
from journal.web.rendering import fragment, page, see_other, wants_fragment
from journal.web.signed_in import leave_notice, me

bp = Blueprint("comments", __name__)


@bp.get("/entries/<code>")
def entry(code: str) -> Response:
    found, pair = entries.entry(db(), me(), code), pairs.current(db(), me())
    return page(
        "comments/entry.html",
        entry=found,
        shares=sharing.shares_of(db(), me(), code),
        readings=sharing.readings(db(), me(), code),
        comments=queries.received_on(db(), me(), code),
        beside=entries.beside(db(), me(), found.id),
        pair=pair if pair and pair.state == "active" else None,
        now=clock.now(),
        zone=settings().zone,
    )


@bp.get("/comments")
def comments() -> Response:
    return page("comments/comments.html", comments=queries.received(db(), me()))


@bp.get("/shared/<code>")
def shared(code: str) -> Response:
    return _of_share(code)


@bp.post("/shared/<code>")
def comment(code: str) -> Response:
    place = queries.place_of_share(db(), me(), code, clock.now())
    return _act(place, partial(sending.send, db(), me(), code), partial(_of_share, code))


@bp.get("/mentorships/<code>/question")
def question(code: str) -> Response:
    return _of_question(code)


@bp.post("/mentorships/<code>/question")
def leave_question(code: str) -> Response:
    place = queries.place_of_question(db(), me(), code)
    return _act(place, partial(questions.leave, db(), me(), code), partial(_of_question, code))


@bp.post("/mentorships/<code>/question/take-back")
def take_question_back(code: str) -> Response:
    questions.take_back(db(), me(), code)
    return see_other(url_for("comments.question", code=code))


@bp.post("/questions/<code>/put-away")
def put_question_away(code: str) -> Response:
    questions.put_away(db(), me(), code)
    return see_other(url_for("desk.home"))


def _act(place: Place, send: Callable[[Typed], None], show: Callable[..., Response]) -> Response:
    """Keep what is typed, or send it: on the first tap with what may be asked about it, on the second as it is."""
    typed = typed_sent(request.form)
    try:
        if request.form.get("act") != "send":
            return _kept(drafting.keep(db(), me(), place, typed))
        drafting.refuse_long(place, typed)
        if asked := _asked_once(place, typed):
            return show(typed, remark=asked)
        send(typed)
    except Invalid as error:
        return show(typed, error.status, problem=str(PROBLEMS[error.problems["text"]]))
    except Conflict as error:
        if error.code == "key_used":
            raise
        return show(typed, error.status, newer=queries.unsent(db(), me(), place))
    leave_notice("sent")
    return see_other(request.path)


def _asked_once(place: Place, typed: Typed) -> str | None:
    """What the linter asks about the words, the first time they are sent."""
    if request.form.get("seen"):
        return None
    pair = pairs.mentorship(db(), me(), place.mentorship)
    found = remark(db(), typed.text, language(), (pair.actor.name, pair.mentor.name))
    return found.message if found else None


def _kept(version: int) -> Response:
    if wants_fragment():
        return fragment("comments/_kept.html", version=version, at=clock.now())
    leave_notice("saved")
    return see_other(request.path)


def _of_share(code: str, typed: Typed | None = None, status: int = 200, **said: object) -> Response:
    now, zone = clock.now(), settings().zone
    text = sharing.readable_text(db(), me(), code, now, zone)
    before = sharing.has_read(db(), me(), text.mentorship, now)
    reading.note_reading(db(), me(), [code], now, clock.local_day(now, zone))
    return page(
        "comments/shared.html",
        status,
        pair=pairs.mentorship(db(), me(), text.mentorship),
        shown=text,
        first_reading=not before,
        duties=duties(db(), "\n\n".join(part.text for part in text.passages)),
        sent=queries.sent(db(), me(), text.mentorship, now).get(code, ()),
        **_writing(queries.place_of_share(db(), me(), code, now), typed, said),
    )


def _of_question(code: str, typed: Typed | None = None, status: int = 200, **said: object) -> Response:
    place = queries.place_of_question(db(), me(), code)
    pair, left = pairs.mentorship(db(), me(), code), queries.left(db(), me(), code)
    return page("comments/question.html", status, pair=pair, left=left, **_writing(place, typed, said))


def _writing(place: Place, typed: Typed | None, said: dict[str, object]) -> dict[str, object]:
    """What a form for the mentor's own words is filled with."""
    known = queries.unsent(db(), me(), place)
    text, version = (known.text, known.version) if known else ("", 0)
    nothing = {"remark": None, "problem": None, "newer": None}
    return (
        nothing
        | {
            "text": typed.text if typed else text,
            "version": version if typed is None or said.get("newer") else typed.based_on,
            "saved_at": known.saved_at if known and typed is None else None,
            "key": typed.key if typed else new_key(),
            "longest": drafting.longest(place),
        }
        | said
    )

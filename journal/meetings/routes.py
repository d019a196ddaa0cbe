"""Meetings of one's pairs, and the wish for the next one."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, request, url_for

from journal import clock
from journal.codes import new_key
from journal.errors import Conflict, Invalid, NotFound
from journal.meetings import queries, service
from journal.meetings.forms import PROBLEMS, MeetingForm, WishForm
from journal.meetings.models import MARKS
from journal.mentorships import queries as pairs
from journal.web.database import db, settings
from journal.web.forms import as_number
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me

bp = Blueprint("meetings", __name__)


@bp.get("/meetings")
def meetings() -> Response:
    running = [pair for pair in (*pairs.as_actor(db(), me()), *pairs.as_mentor(db(), me())) if pair.state == "active"]
    listed = [(pair, pair.other(me()), queries.meetings(db(), me(), pair.code)) for pair in running]
    return page("meetings/meetings.html", listed=listed, now=clock.now())


@bp.get("/mentorships/<code>/meetings/new")
def planning(code: str) -> Response:
    pair = pairs.mentorship(db(), me(), code)
    return page("meetings/plan.html", pair=pair, other=pair.other(me()), form=MeetingForm.of(key=new_key()))


@bp.post("/mentorships/<code>/meetings/new")
def plan(code: str) -> Response:
    form, pair = MeetingForm.sent(), pairs.mentorship(db(), me(), code)
    try:
        form.checked()
        starts = datetime.combine(form.day.data, form.at.data, settings().zone)  # type: ignore[arg-type]
        details = (int(form.minutes.data or 60), form.kind.data, form.place.data or "", form.key.data or new_key())
        service.plan(db(), me(), code, starts, *details)
    except Invalid as error:
        form.refuse({field: str(PROBLEMS[code]) for field, code in error.problems.items() if code in PROBLEMS})
        return page("meetings/plan.html", 422, pair=pair, other=pair.other(me()), form=form)
    return see_other(url_for("meetings.meetings"))


@bp.post("/meetings/<code>/mark")
def mark(code: str) -> Response:
    pair = queries.meeting(db(), me(), code).mentorship
    state = MARKS.get(request.form.get("state", ""))
    if state is None:
        raise Conflict("state")
    service.mark(db(), me(), code, state)
    following = "meetings.planning" if state == "moved" else "meetings.meetings"
    return see_other(url_for(following, code=pair) if state == "moved" else url_for(following))


@bp.get("/wish")
def own_wish() -> Response:
    pair = pairs.current(db(), me())
    if pair is None or pair.state == "proposed":
        raise NotFound
    return see_other(url_for("meetings.wish", code=pair.code))


@bp.get("/mentorships/<code>/wish")
def wish(code: str) -> Response:
    pair, known = pairs.mentorship(db(), me(), code), queries.wish(db(), me(), code)
    form = WishForm.of(key=new_key(), based_on=str(known.version if known else 0), text=known.text if known else "")
    return page("meetings/wish.html", pair=pair, other=pair.other(me()), form=form, newer=None)


@bp.post("/mentorships/<code>/wish")
def save_wish(code: str) -> Response:
    form, pair = WishForm.sent(), pairs.mentorship(db(), me(), code)
    based_on = as_number(form.based_on.data)
    try:
        form.checked()
        service.save_wish(db(), me(), code, form.text.data or "", based_on, form.key.data or new_key())
    except Invalid:
        return page("meetings/wish.html", 422, pair=pair, other=pair.other(me()), form=form, newer=None)
    except Conflict as error:
        if error.code != "wish_changed":
            raise
        newer = queries.wish(db(), me(), code)
        return page("meetings/wish.html", 409, pair=pair, other=pair.other(me()), form=form, newer=newer)
    leave_notice("saved")
    return see_other(url_for("desk.home"))

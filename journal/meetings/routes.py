"""Meetings of one's pairs, the wish for the next one, the tasks between them, and all of it in a calendar."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from journal import clock
from journal.codes import new_key
from journal.errors import Conflict, Invalid, NotFound
from journal.meetings import queries
from journal.meetings.forms import KINDS, PROBLEMS, TASK_PROBLEMS, MeetingForm, TakeForm, TaskForm, WishForm
from journal.meetings.models import MARKS, Meeting, Wish
from journal.meetings.service import calendars, tasks, wishes
from journal.meetings.service import planning as plans
from journal.mentorships import queries as pairs
from journal.web.database import db, settings
from journal.web.forms import as_number
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me, open_page
from journal.web.text import gettext as _
from journal.web.text import gettext_in

bp = Blueprint("meetings", __name__)


@bp.get("/meetings")
def meetings() -> Response:
    running = [pair for pair in (*pairs.as_actor(db(), me()), *pairs.as_mentor(db(), me())) if pair.state == "active"]
    listed = [(pair, pair.other(me()), queries.meetings(db(), me(), pair.code)) for pair in running]
    return page("meetings/meetings.html", listed=listed, now=clock.now())


@bp.get("/mentorships/<code>/meetings/new")
def planning(code: str) -> Response:
    queries.seen_pair(db(), me(), code)
    weeks = as_number(request.args.get("weeks")) or None
    known = queries.meetings(db(), me(), code)
    form = MeetingForm.of(key=new_key(), **plans.suggested(known, weeks, settings().zone))
    return _plan(code, form, None, again=bool(known))


def _plan(code: str, form: MeetingForm, meeting: Meeting | None, status: int = 200, *, again: bool = False) -> Response:
    pair = pairs.mentorship(db(), me(), code)
    context = {"pair": pair, "other": pair.other(me()), "form": form, "meeting": meeting}
    return page("meetings/plan.html", status, weeks=plans.RHYTHM if again else (), **context)


@bp.post("/mentorships/<code>/meetings/new")
def plan(code: str) -> Response:
    form = MeetingForm.sent()
    queries.seen_pair(db(), me(), code)
    try:
        plans.agree(db(), me(), code, form.checked().plan(settings().zone), form.key.data or new_key())
    except Invalid as error:
        form.refuse({field: str(PROBLEMS[why]) for field, why in error.problems.items() if why in PROBLEMS})
        return _plan(code, form, None, 422)
    return see_other(url_for("meetings.meetings"))


@bp.get("/meetings/<code>")
def meeting(code: str) -> Response:
    found = queries.meeting(db(), me(), code)
    pair = queries.seen_pair(db(), me(), found.mentorship)
    first = queries.is_first(db(), me(), found)
    shown = {"meeting": found, "pair": pair, "other": pair.other(me()), "now": clock.now()}
    return page("meetings/meeting.html", **shown, first=first, own=pair.actor.id == me().id, wish=_wish_of(found))


def _wish_of(meeting: Meeting) -> Wish | None:
    """The wish that a held meeting took along, or the one that waits for a planned meeting."""
    held = {"held": meeting.code, "planned": None}
    return queries.wish(db(), me(), meeting.mentorship, held[meeting.state]) if meeting.state in held else None


@bp.get("/meetings/<code>/moving")
def moving(code: str) -> Response:
    found = queries.meeting(db(), me(), code)
    if found.state != "planned":
        raise Conflict("meeting_marked")
    known = queries.meetings(db(), me(), found.mentorship)
    suggestion = plans.suggested((found, *known), plans.RHYTHM[0], settings().zone)
    return _plan(found.mentorship, MeetingForm.of(key=new_key(), **suggestion), found)


@bp.post("/meetings/<code>/moving")
def move(code: str) -> Response:
    form, found = MeetingForm.sent(), queries.meeting(db(), me(), code)
    try:
        plans.move(db(), me(), code, form.checked().plan(settings().zone), form.key.data or new_key())
    except Invalid as error:
        form.refuse({field: str(PROBLEMS[why]) for field, why in error.problems.items() if why in PROBLEMS})
        return _plan(found.mentorship, form, found, 422)
    return see_other(url_for("meetings.meetings"))


@bp.post("/meetings/<code>/mark")
def mark(code: str) -> Response:
    queries.meeting(db(), me(), code)
    wanted = request.form.get("state", "")
    if wanted == "moving":
        return see_other(url_for("meetings.moving", code=code))
    if wanted not in MARKS:
        raise Conflict("state")
    plans.mark(db(), me(), code, MARKS[wanted])
    return see_other(url_for("meetings.meetings"))


@bp.get("/meetings/<code>/table")
def table(code: str) -> Response:
    return _table(queries.meeting(db(), me(), code), TaskForm.of(key=new_key()))


def _table(meeting: Meeting, form: TaskForm, status: int = 200) -> Response:
    shown = queries.table(db(), me(), meeting)
    own, other = shown.pair.actor.id == me().id, shown.pair.other(me())
    context = {"table": shown, "pair": shown.pair, "meeting": meeting, "own": own, "other": other, "form": form}
    context |= {"wish": _wish_of(meeting), "now": clock.now(), "typed": {}, "kinds": KINDS}
    return page("meetings/table.html", status, **context)


@bp.get("/mentorships/<code>/tasks")
def listed_tasks(code: str) -> Response:
    return _tasks(code, TaskForm.of(key=new_key()))


def _tasks(code: str, form: TaskForm, status: int = 200, typed: dict[str, TakeForm] | None = None) -> Response:
    pair = queries.seen_pair(db(), me(), code)
    context = {"pair": pair, "other": pair.other(me()), "own": pair.actor.id == me().id, "form": form, "kinds": KINDS}
    listed = queries.task_list(db(), me(), code)
    return page("meetings/tasks.html", status, **context, tasks=listed, meeting=None, typed=typed or {})


def _after_task(code: str) -> Response:
    """Back to the table, where the form stood on it, else to the tasks."""
    at_table = request.form.get("meeting")
    if at_table and queries.meeting(db(), me(), at_table).mentorship == code:
        return see_other(url_for("meetings.table", code=at_table))
    return see_other(url_for("meetings.listed_tasks", code=code))


@bp.post("/mentorships/<code>/tasks")
def propose_task(code: str) -> Response:
    form = TaskForm.sent()
    queries.seen_pair(db(), me(), code)
    try:
        form.checked()
        tasks.propose(db(), me(), code, form.kind.data, form.text.data or "", form.key.data or new_key())
    except Invalid as error:
        form.refuse({name: str(TASK_PROBLEMS[why]) for name, why in error.problems.items() if why in TASK_PROBLEMS})
        at_table = request.form.get("meeting")
        return _table(queries.meeting(db(), me(), at_table), form, 422) if at_table else _tasks(code, form, 422)
    return _after_task(code)


@bp.post("/mentorships/<code>/tasks/none")
def no_task(code: str) -> Response:
    tasks.choose_none(db(), me(), code, request.form.get("key") or new_key())
    return _after_task(code)


@bp.post("/tasks/<code>/take")
def take_task(code: str) -> Response:
    form, (_task, pair) = TakeForm.sent(), queries.own_task(db(), me(), code)
    try:
        tasks.take(db(), me(), code, form.text.data or "")
    except Invalid as error:
        form.refuse({name: str(TASK_PROBLEMS[why]) for name, why in error.problems.items()})
        return _tasks(pair, TaskForm.of(key=new_key()), 422, {code: form})
    return _after_task(pair)


@bp.post("/tasks/<code>/put-away")
def put_task_away(code: str) -> Response:
    tasks.put_away(db(), me(), code)
    return _after_task(queries.own_task(db(), me(), code)[1])


@bp.post("/tasks/<code>/withdraw")
def withdraw_task(code: str) -> Response:
    _task, pair = queries.own_task(db(), me(), code)
    tasks.withdraw(db(), me(), code)
    return _after_task(pair)


@bp.get("/meetings/calendar")
def calendar() -> Response:
    token = queries.calendar_token(db(), me())
    path = url_for("meetings.feed", token=token) if token else ""
    return page("meetings/calendar.html", address=settings().url.rstrip("/") + path if token else "", key=new_key())


@bp.post("/meetings/calendar")
def renew_calendar() -> Response:
    if request.form.get("act") == "close":
        calendars.close(db(), me())
    else:
        calendars.renew(db(), me(), request.form.get("key") or new_key())
    return see_other(url_for("meetings.calendar"))


@bp.get("/meetings/<code>/meeting.ics")
def file(code: str) -> Response:
    found = queries.meeting(db(), me(), code)
    return _ics(calendars.written((found,), _("Meeting"), settings().url))


@bp.get("/calendar/<token>/meetings.ics")
@open_page
def feed(token: str) -> Response:
    who, found = calendars.feed(db(), token)
    return _ics(calendars.written(found, gettext_in(who.language, "Meeting"), settings().url))


def _ics(content: bytes) -> Response:
    response = Response(content, mimetype="text/calendar")
    response.headers["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    return response


@bp.get("/wish")
def own_wish() -> Response:
    pair = pairs.current(db(), me())
    if pair is None or pair.state == "proposed":
        raise NotFound
    return see_other(url_for("meetings.wish", code=pair.code))


@bp.get("/mentorships/<code>/wish")
def wish(code: str) -> Response:
    pair, known = queries.seen_pair(db(), me(), code), queries.wish(db(), me(), code)
    form = WishForm.of(key=new_key(), based_on=str(known.version if known else 0), text=known.text if known else "")
    return page("meetings/wish.html", pair=pair, other=pair.other(me()), form=form, newer=None)


@bp.post("/mentorships/<code>/wish")
def save_wish(code: str) -> Response:
    form, pair = WishForm.sent(), pairs.mentorship(db(), me(), code)
    based_on = as_number(form.based_on.data)
    try:
        form.checked()
        wishes.save_wish(db(), me(), code, form.text.data or "", based_on, form.key.data or new_key())
    except Invalid:
        return page("meetings/wish.html", 422, pair=pair, other=pair.other(me()), form=form, newer=None)
    except Conflict as error:
        if error.code != "wish_changed":
            raise
        newer = queries.wish(db(), me(), code)
        return page("meetings/wish.html", 409, pair=pair, other=pair.other(me()), form=form, newer=newer)
    leave_notice("saved")
    return see_other(url_for("desk.home"))

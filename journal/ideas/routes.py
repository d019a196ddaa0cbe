"""Ideas from their draft to their answer, the directors' inbox, and the year clock."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, make_response, request, url_for

from journal import clock
from journal.codes import new_code, new_key
from journal.entries import queries as entries
from journal.errors import Conflict, Invalid
from journal.ideas import queries
from journal.ideas.forms import PROBLEMS, ROUTE_NAMES, STATE_NAMES, AnswerForm, IdeaForm, MonthForm
from journal.ideas.models import ROUTES, STATES
from journal.ideas.service import answering, sending, year
from journal.mentorships import queries as pairs
from journal.mentorships.service.moving import refuse_another
from journal.web.database import db, settings
from journal.web.forms import as_number
from journal.web.rendering import fragment, page, see_other, wants_fragment
from journal.web.signed_in import leave_notice, me
from journal.web.text import gettext as _
from journal.web.words import month as month_name

bp = Blueprint("ideas", __name__)


def _today() -> date:
    return clock.local_day(clock.now(), settings().zone)


@bp.get("/ideas")
def ideas() -> Response:
    return page(
        "ideas/ideas.html",
        drafts=queries.drafts(db(), me()),
        sent=queries.sent(db(), me()),
        given=queries.given(db(), me()),
        to_tell=queries.to_tell(db(), me()),
        states=STATE_NAMES,
    )


@bp.get("/ideas/new")
def new() -> Response:
    return _writing(new_code(), IdeaForm.of(key=new_key()), 200)


@bp.get("/ideas/drafts/<code>")
def draft(code: str) -> Response:
    known = queries.draft(db(), me(), code) if queries.exists(db(), code) else None
    form = IdeaForm.of(known, key=new_key(), based_on=str(known.version if known else 0))
    return _writing(code, form, 200)


def _writing(code: str, form: IdeaForm, status: int) -> Response:
    """The page one words an idea on; the text it grew from stands beside it and is not taken along."""
    entry = entries.entry(db(), me(), chosen) if (chosen := request.args.get("entry")) else None
    known = queries.draft(db(), me(), code) if status == 409 else None
    pair = pairs.current(db(), me())
    told = pair if pair and pair.open_to_sharing else None
    return page("ideas/write.html", status, code=code, form=form, entry=entry, newer=known, pair=told)


@bp.post("/ideas/drafts/<code>")
def save(code: str) -> Response:
    form, preview = IdeaForm.sent(), request.form.get("act") == "preview"
    given = (form.words.data or "", ROUTES.get(form.route.data or ""))
    try:
        form.checked()
        version = sending.save(db(), me(), code, *given, as_number(form.based_on.data), form.key.data or new_key())
        if preview:
            sending.refuse_unready(db(), me(), code)
    except (Invalid, Conflict) as error:
        return _not_saved(code, form, error)
    if wants_fragment():
        return fragment("ideas/_saved.html", version=version, at=clock.now() if version else None)
    return see_other(url_for("ideas.preview", code=code) if preview else url_for("ideas.ideas"))


def _not_saved(code: str, form: IdeaForm, error: Invalid | Conflict) -> Response:
    if wants_fragment():
        raise error  # the page keeps the text and says so in its own line
    if isinstance(error, Conflict):
        return _writing(code, form, 409)
    form.refuse({field: str(PROBLEMS[code]) for field, code in error.problems.items() if code in PROBLEMS})
    form.based_on.data = str(queries.version(db(), me(), code))
    return _writing(code, form, 422)


@bp.get("/ideas/drafts/<code>/preview")
def preview(code: str) -> Response:
    return _preview(code, new_key(), 200, None)


def _preview(code: str, key: str, status: int, problem: str | None) -> Response:
    return page(
        "ideas/preview.html",
        status,
        draft=queries.draft(db(), me(), code),
        receivers=queries.receivers(db(), me()),
        pair=pairs.current(db(), me()),
        me=me(),
        key=key,
        problem=problem,
    )


@bp.post("/ideas/drafts/<code>/send")
def send(code: str) -> Response:
    key = request.form.get("key") or new_key()
    refuse_another(pairs.current(db(), me()), request.form.get("pair"))
    try:
        sending.send(db(), me(), code, as_number(request.form.get("version")), key, _today())
    except Invalid as error:
        return _preview(code, key, 422, str(PROBLEMS[next(iter(error.problems.values()))]))
    except Conflict as error:
        if error.code != "draft_changed":
            raise
        return _preview(code, key, 409, str(PROBLEMS["draft_changed"]))
    leave_notice("sent")
    return see_other(url_for("ideas.ideas"))


@bp.post("/ideas/drafts/<code>/delete")
def throw_away(code: str) -> Response:
    sending.throw_away(db(), me(), code)
    leave_notice("erased")
    return see_other(url_for("ideas.ideas"))


@bp.get("/ideas/sent/<code>")
def sent(code: str) -> Response:
    found = queries.sent_one(db(), me(), code)
    sending.seen(db(), me(), code, _today())
    return page("ideas/sent.html", idea=found, routes=ROUTE_NAMES, states=STATE_NAMES)


@bp.post("/ideas/sent/<code>/release")
def release(code: str) -> Response:
    sending.release(db(), me(), code, released=request.form.get("released") == "yes")
    return see_other(url_for("ideas.sent", code=code))


@bp.get("/ideas/told/<code>")
def told(code: str) -> Response:
    mine = code in {one.code for one in queries.to_tell(db(), me())}
    found, names = queries.told(db(), me(), code), queries.receivers(db(), me())
    return page("ideas/told.html", told=found, mine=mine, receivers=names)


@bp.post("/ideas/told/<code>/hand-on")
def hand_on(code: str) -> Response:
    sending.hand_on(db(), me(), code, request.form.get("way", ""), _today())
    return see_other(url_for("ideas.told", code=code))


@bp.get("/ideas/inbox")
def inbox() -> Response:
    return page("ideas/inbox.html", ideas=queries.inbox(db(), me()), states=STATE_NAMES)


@bp.get("/ideas/inbox/<code>")
def received(code: str) -> Response:
    answering.opened(db(), me(), code)
    found = queries.received(db(), me(), code)
    return _received(code, AnswerForm.of(found, key=new_key(), based_on=str(found.version)), 200)


def _received(code: str, form: AnswerForm, status: int) -> Response:
    found = queries.received(db(), me(), code)
    return page("ideas/received.html", status, idea=found, form=form, months=_named_months(), changed=status == 409)


def _named_months() -> list[tuple[int, str]]:
    return [(number, month_name(day)) for number, day in year.first_days(_today()).items()]


@bp.post("/ideas/inbox/<code>")
def answer(code: str) -> Response:
    form, based_on = AnswerForm.sent(), as_number(request.form.get("based_on"))
    queries.received(db(), me(), code)
    try:
        state, key = STATES[str(form.checked().state.data)], form.key.data or new_key()
        answering.answer(db(), me(), code, state, form.outcome.data or "", based_on, key, _today())
    except (Invalid, Conflict) as error:
        return _received(code, form, error.status)
    leave_notice("saved")
    return see_other(url_for("ideas.inbox"))


@bp.post("/ideas/inbox/<code>/month")
def place(code: str) -> Response:
    year.place(db(), me(), code, as_number(request.form.get("month")) or None)
    return see_other(url_for("ideas.year_clock"))


@bp.get("/year-clock")
def year_clock() -> Response:
    return page(
        "ideas/year.html",
        months=queries.year(db(), me()),
        names=dict(_named_months()),
        keeps=queries.may_edit(db(), me()),
        placeable=queries.placeable(db(), me()),
    )


@bp.get("/year-clock/<code>")
def month(code: str) -> Response:
    found = queries.month(db(), me(), as_number(code))
    return _month(code, MonthForm.of(found, key=new_key(), based_on=str(found.version)), 200)


def _month(code: str, form: MonthForm, status: int) -> Response:
    found = queries.month(db(), me(), as_number(code))
    name = dict(_named_months())[found.number]
    return page("ideas/month.html", status, month=found, name=name, form=form, changed=status == 409)


@bp.post("/year-clock/<code>")
def save_month(code: str) -> Response:
    form, found = MonthForm.sent(), queries.month(db(), me(), as_number(code))
    given = (form.theme.data or "", as_number(form.based_on.data), form.key.data or new_key())
    try:
        form.checked()
        year.save_month(db(), me(), found.number, *given)
    except (Invalid, Conflict) as error:
        return _month(code, form, error.status)
    leave_notice("saved")
    return see_other(url_for("ideas.year_clock"))


@bp.get("/year-clock.csv")
def year_csv() -> Response:
    heads, names = (_("Month"), _("Themes"), _("Ideas")), [name for _number, name in _named_months()]
    return _file(year.as_csv(queries.year(db(), me()), names, heads).encode(), "text/csv", _("year-clock") + ".csv")


@bp.get("/year-clock.ics")
def year_ics() -> Response:
    made = year.as_calendar(queries.year(db(), me()), year.first_days(_today()))
    return _file(made, "text/calendar", _("year-clock") + ".ics")


def _file(content: bytes, kind: str, name: str) -> Response:
    heads = {"Content-Type": f"{kind}; charset=utf-8", "Content-Disposition": f'attachment; filename="{name}"'}
    return make_response(content, 200, heads)

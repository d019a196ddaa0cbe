"""The page of a pair: accepting, promising, resting, ending."""

from __future__ import annotations

from flask import Response, request, url_for

from journal import clock
from journal.errors import Conflict, Invalid, NotFound
from journal.mentorships import queries, service
from journal.mentorships.forms import DAY_PROBLEMS, EndForm, PauseForm
from journal.mentorships.models import Mentorship, Rest, july
from journal.mentorships.routes.blueprint import bp
from journal.web.database import db, settings
from journal.web.forms import as_number
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me


@bp.get("/mentorships/<code>")
def mentorship(code: str) -> Response:
    pair = queries.mentorship(db(), me(), code)
    return page(
        "mentorships/mentorship.html",
        pair=pair,
        other=pair.other(me()),
        is_actor=pair.actor.id == me().id,
        promised=pair.promised_by(me()),
        in_the_way=queries.in_the_way(db(), me(), pair.replaces) if pair.actor.id == me().id else None,
        asks_for_another=pair.asks_for_another(me(), clock.now()),
    )


@bp.post("/mentorships/<code>/accept")
def accept(code: str) -> Response:
    service.accept(db(), me(), code)
    return see_other(url_for("mentorships.promise", code=code))


@bp.post("/mentorships/<code>/decline")
def decline(code: str) -> Response:
    service.decline(db(), me(), code)
    leave_notice("declined")
    return see_other(url_for("desk.home"))


@bp.get("/mentorships/<code>/promise")
def promise(code: str) -> Response:
    pair = queries.mentorship(db(), me(), code)
    text = queries.promise_text(db(), language())
    return page(
        "mentorships/promise.html", pair=pair, other=pair.other(me()), promise=text, done=pair.promised_by(me())
    )


@bp.post("/mentorships/<code>/promise")
def make_promise(code: str) -> Response:
    service.promise(db(), me(), code, as_number(request.form.get("version")), language())
    leave_notice("promised")
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.post("/mentorships/<code>/goals")
def show_goals(code: str) -> Response:
    service.show_goals(db(), me(), code, visible=request.form.get("visible") == "yes")
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.get("/mentorships/<code>/pause")
def pausing(code: str) -> Response:
    return _pausing(queries.mentorship(db(), me(), code), PauseForm.of(until="now"))


def _pausing(pair: Mentorship, form: PauseForm, status: int = 200) -> Response:
    month = july(clock.local_day(clock.now(), settings().zone))
    return page("mentorships/pausing.html", status, pair=pair, other=pair.other(me()), form=form, july=month)


@bp.post("/mentorships/<code>/pause")
def pause(code: str) -> Response:
    form, pair = PauseForm.sent(), queries.mentorship(db(), me(), code)
    try:
        service.pause(db(), me(), code, _rest(form.checked()))
    except Invalid as error:
        form.refuse({name: str(DAY_PROBLEMS[one]) for name, one in error.problems.items() if one in DAY_PROBLEMS})
        return _pausing(pair, form, 422)
    return see_other(url_for("mentorships.mentorship", code=code))


def _rest(form: PauseForm) -> Rest:
    """The pause that was chosen: for now, for July, or until a day."""
    now, zone = clock.now(), settings().zone
    if form.until.data == "july":
        return Rest.of(*july(clock.local_day(now, zone)), now, zone)
    if form.until.data == "day":
        if form.day.data is None:
            raise Invalid({"day": "missing"})
        return Rest.of(None, form.day.data, now, zone)
    return Rest()


@bp.post("/mentorships/<code>/resume")
def resume(code: str) -> Response:
    service.resume(db(), me(), code)
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.post("/mentorships/<code>/another")
def another(code: str) -> Response:
    answer = request.form.get("another", "")
    if queries.mentorship(db(), me(), code).actor.id != me().id:
        raise NotFound
    if answer not in {"yes", "no"}:
        raise Conflict("another")
    service.answer_another(db(), me(), code, "yes" if answer == "yes" else "no")
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.get("/mentorships/<code>/end")
def ending(code: str) -> Response:
    pair = queries.mentorship(db(), me(), code)
    return _ending(pair, EndForm.of(day=pair.ends_on))


def _ending(pair: Mentorship, form: EndForm, status: int = 200) -> Response:
    is_actor = pair.actor.id == me().id
    return page("mentorships/ending.html", status, pair=pair, other=pair.other(me()), is_actor=is_actor, form=form)


@bp.post("/mentorships/<code>/end-day")
def plan_end(code: str) -> Response:
    form, pair = EndForm.sent(), queries.mentorship(db(), me(), code)
    try:
        day = None if request.form.get("open") else form.checked().day.data
        service.plan_end(db(), me(), code, day, settings().zone)
    except Invalid as error:
        form.refuse({name: str(DAY_PROBLEMS[one]) for name, one in error.problems.items() if one in DAY_PROBLEMS})
        return _ending(pair, form, 422)
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.post("/mentorships/<code>/end")
def end(code: str) -> Response:
    service.end(db(), me(), code)
    leave_notice("ended")
    return see_other(url_for("desk.home"))

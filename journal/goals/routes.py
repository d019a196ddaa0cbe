"""Goals: set, reworded, reached, let go; the line of each from 0 to 10, and showing single points of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from flask import Blueprint, Response, request, url_for

from journal import clock
from journal.codes import new_key
from journal.curation.service import settled, topics
from journal.errors import Conflict, Invalid
from journal.goals import queries, service
from journal.goals.forms import PROBLEMS, EndsForm, GoalForm, PointForm
from journal.goals.models import STATES, Ends, Goal, NewPoint, drawn
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship
from journal.mentorships.service.moving import refuse_another
from journal.web.database import db, settings
from journal.web.forms import Form, options
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me

bp = Blueprint("goals", __name__)


def _refused(form: Form, problems: Mapping[str, str]) -> None:
    form.refuse({field: str(PROBLEMS[code]) for field, code in problems.items() if code in PROBLEMS})


def _with_topics(form: GoalForm, keeps: str = "") -> GoalForm:
    form.topic.choices = options([(topic.id, topic.name[language()]) for topic in topics(db(), keeps)])
    return form


@bp.get("/goals")
def goals() -> Response:
    form = _with_topics(GoalForm.of(key=new_key(), topic="other"))
    return page("goals/goals.html", goals=queries.goals(db(), me()), form=form)


@bp.post("/goals")
def add() -> Response:
    form = _with_topics(GoalForm.sent())
    try:
        form.checked()
        service.add(db(), me(), str(form.words.data), str(form.topic.data), form.key.data or new_key())
    except Invalid as error:
        _refused(form, error.problems)
        return page("goals/goals.html", 422, goals=queries.goals(db(), me()), form=form)
    leave_notice("saved")
    return see_other(url_for("goals.goals"))


@bp.get("/goals/<code>")
def goal(code: str) -> Response:
    found = queries.goal(db(), me(), code)
    form = GoalForm.of(key=new_key(), topic=settled(db(), found.topic))
    return _goal_page(found, _with_topics(form, found.topic), 200)


def _goal_page(found: Goal, form: GoalForm, status: int) -> Response:
    return page("goals/goal.html", status, goal=found, form=form, dots=drawn(queries.points(db(), me(), found.code)))


@bp.get("/goals/now")
def now() -> Response:
    """The question of a check-point: the one open goal with an empty line beside it, or all of them to choose from."""
    mine = queries.open_goals(db(), me())
    return see_other(url_for("goals.goal", code=mine[0].code) if len(mine) == 1 else url_for("goals.goals"))


@bp.get("/goals/<code>/history")
def history(code: str) -> Response:
    return page("goals/history.html", goal=queries.goal(db(), me(), code), changes=queries.history(db(), me(), code))


@bp.post("/goals/<code>")
def reword(code: str) -> Response:
    found = queries.goal(db(), me(), code)
    form = _with_topics(GoalForm.sent(), found.topic)
    try:
        form.checked()
        words, reason, topic = str(form.words.data), form.reason.data or "", str(form.topic.data)
        service.reword(db(), me(), code, words, reason, topic, form.key.data or new_key())
    except Invalid as error:
        _refused(form, error.problems)
        return _goal_page(found, form, 422)
    leave_notice("saved")
    return see_other(url_for("goals.goal", code=code))


@bp.post("/goals/<code>/state")
def set_state(code: str) -> Response:
    queries.goal(db(), me(), code)
    wanted = STATES.get(request.form.get("state", ""))
    if wanted is None:
        raise Conflict("state")
    service.set_state(db(), me(), code, wanted)
    return see_other(url_for("goals.goal", code=code))


@bp.get("/goals/<code>/scale")
def scale(code: str) -> Response:
    return _scale_page(code, None, None, 200)


def _scale_page(code: str, ends_form: EndsForm | None, point_form: PointForm | None, status: int) -> Response:
    ends, points = queries.ends(db(), me(), code), queries.points(db(), me(), code)
    today = clock.local_day(clock.now(), settings().zone)
    return page(
        "goals/scale.html",
        status,
        goal=queries.goal(db(), me(), code),
        ends=ends,
        points=points,
        dots=drawn(points),
        ends_form=ends_form or EndsForm.of(ends, key=new_key()),
        point_form=point_form or PointForm.of(key=new_key(), on_day=today),
        pair=_pair(),
        now=clock.now(),
    )


def _pair() -> Mentorship | None:
    pair = pairs.current(db(), me())
    return pair if pair and pair.state == "active" else None


@bp.post("/goals/<code>/scale")
def set_ends(code: str) -> Response:
    form = EndsForm.sent()
    queries.goal(db(), me(), code)
    try:
        form.checked()
        ends = Ends((form.zero.data or "").strip(), (form.ten.data or "").strip())
        service.set_ends(db(), me(), code, ends, form.key.data or new_key())
    except Invalid as error:
        _refused(form, error.problems)
        return _scale_page(code, form, None, 422)
    leave_notice("saved")
    return see_other(url_for("goals.scale", code=code))


@bp.post("/goals/<code>/points")
def add_point(code: str) -> Response:
    form = PointForm.sent()
    queries.goal(db(), me(), code)
    try:
        form.checked()
        given = NewPoint(int(form.value.data), form.on_day.data, (form.note.data or "").strip())  # type: ignore[arg-type]
        service.add_point(db(), me(), code, given, settings().zone, form.key.data or new_key())
    except Invalid as error:
        _refused(form, error.problems)
        return _scale_page(code, None, form, 422)
    leave_notice("saved")
    return see_other(url_for("goals.scale", code=code))


@bp.post("/points/<code>/remove")
def remove_point(code: str) -> Response:
    goal_code = queries.point(db(), me(), code).goal
    service.remove_point(db(), me(), code)
    return see_other(url_for("goals.scale", code=goal_code))


@bp.get("/points/<code>/show")
def showing_point(code: str) -> Response:
    point, pair = queries.point(db(), me(), code), _pair()
    if pair is None:
        raise Conflict("pair_not_active")
    if not pair.open_to_sharing:
        return see_other(url_for("mentorships.promise", code=pair.code))
    return page("goals/show_point.html", point=point, pair=pair, key=new_key())


@bp.post("/points/<code>/show")
def show_point(code: str) -> Response:
    point, pair = queries.point(db(), me(), code), _pair()
    if pair is None:
        raise Conflict("pair_not_active")
    refuse_another(pair, request.form.get("pair"))
    key, delay = request.form.get("key") or new_key(), timedelta(seconds=settings().share_delay_seconds)
    service.show_point(db(), me(), code, pair.code, key, delay, with_note="note" in request.form)
    return see_other(url_for("goals.scale", code=point.goal))


@bp.post("/points/<code>/take-back")
def take_back_point(code: str) -> Response:
    goal_code = queries.point(db(), me(), code).goal
    service.take_back_point(db(), me(), code)
    return see_other(url_for("goals.scale", code=goal_code))

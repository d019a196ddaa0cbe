"""Goals: set, reworded, reached, let go."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from journal.codes import new_key
from journal.curation.service import topics
from journal.errors import Conflict, Invalid
from journal.goals import queries, service
from journal.goals.forms import PROBLEMS, GoalForm
from journal.goals.models import STATES
from journal.web.database import db
from journal.web.forms import options
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me

bp = Blueprint("goals", __name__)


def _with_topics(form: GoalForm) -> GoalForm:
    form.topic.choices = options([(topic.id, topic.name[language()]) for topic in topics(db())])
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
        form.refuse({field: str(PROBLEMS[code]) for field, code in error.problems.items() if code in PROBLEMS})
        return page("goals/goals.html", 422, goals=queries.goals(db(), me()), form=form)
    leave_notice("saved")
    return see_other(url_for("goals.goals"))


@bp.get("/goals/<code>")
def goal(code: str) -> Response:
    found = queries.goal(db(), me(), code)
    return page("goals/goal.html", goal=found, form=_with_topics(GoalForm.of(key=new_key(), topic=found.topic)))


@bp.post("/goals/<code>")
def reword(code: str) -> Response:
    form, found = _with_topics(GoalForm.sent()), queries.goal(db(), me(), code)
    try:
        form.checked()
        words, reason, topic = str(form.words.data), form.reason.data or "", str(form.topic.data)
        service.reword(db(), me(), code, words, reason, topic, form.key.data or new_key())
    except Invalid as error:
        form.refuse({field: str(PROBLEMS[code]) for field, code in error.problems.items() if code in PROBLEMS})
        return page("goals/goal.html", 422, goal=found, form=form)
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

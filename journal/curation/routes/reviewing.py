"""Before something of the bank is in force: a second reader by a link, or the curator's own next day."""

from __future__ import annotations

from flask import Response, request, url_for

from journal import clock
from journal.curation import queries
from journal.curation.forms import naming
from journal.curation.forms.reviewing import AloneForm, VerdictForm
from journal.curation.models import Effects, Revision, Verdict
from journal.curation.routes.blueprint import bp
from journal.curation.service import editing, publishing, reviewing, revising
from journal.errors import Conflict, Invalid, NotFound
from journal.support.forms import CARDS
from journal.web.database import db, settings
from journal.web.forms import as_number
from journal.web.language import current
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me

#: What the two buttons of a second reader send.
VERDICTS: dict[str, Verdict] = {"asks": "asks", "wondering": "wondering"}


def _revision(code: str) -> Revision:
    queries.refuse_others(me())
    return queries.revision(db(), me(), code)


@bp.get("/bank/drafts/<code>")
def ready(code: str) -> Response:
    return _page(_revision(code), AloneForm.of())


@bp.post("/bank/drafts/<code>/ask")
def ask_for_a_reader(code: str) -> Response:
    try:
        revising.ask_for_a_reader(db(), me(), code)
    except Invalid:
        return _page(_revision(code), AloneForm.of(), 422, refused=True)
    return see_other(url_for("curation.ready", code=code))


@bp.post("/bank/drafts/<code>/alone")
def publish_alone(code: str) -> Response:
    found, form = _revision(code), AloneForm.sent()
    try:
        form.checked()
        revising.publish_alone(db(), me(), code, form.reason.data or "")
    except Invalid as error:
        return _page(found, form, 422, refused="words" in error.problems)
    leave_notice("saved")
    return see_other(url_for("curation.versions"))


@bp.post("/bank/drafts/<code>/drop")
def drop(code: str) -> Response:
    revising.drop(db(), me(), code)
    leave_notice("saved")
    return see_other(url_for("curation.questions"))


def _page(found: Revision, form: AloneForm, status: int = 200, *, refused: bool = False) -> Response:
    effects: Effects | None = None
    needs_two = False
    if found.state in {"draft", "in_review"}:
        try:
            effects = reviewing.effects(db(), me(), found)
            needs_two = publishing.needs_two(db(), found.path, found.words)
        except Invalid:
            refused = True
    shown = reviewing.shown(db(), me(), found, current())
    return page(
        "curation/ready.html", status, found=found, form=form, shown=shown, effects=effects, refused=refused,
        needs_two=needs_two, naming=naming, cards=dict(CARDS),
        errors=editing.remarks(db(), shown.question, current()) if shown.question else {},
        again=found.asked_at + revising.NIGHT if found.asked_at else None, now=clock.now(),
        link=settings().url.rstrip("/") + url_for("curation.review", code=found.code),
    )  # fmt: skip


@bp.get("/bank/review/<code>")
def review(code: str) -> Response:
    return _reading(queries.revision(db(), me(), code), None)


@bp.post("/bank/review/<code>")
def judge(code: str) -> Response:
    found, form = queries.revision(db(), me(), code), VerdictForm.sent()
    verdict = VERDICTS.get(request.form.get("verdict", ""))
    if found.author_id == me().id:
        raise NotFound
    if verdict is None or not form.validate():
        return _reading(found, form, 422)
    try:
        revising.judge(db(), me(), code, as_number(form.version.data), verdict, form.words.data or "")
    except Invalid as error:
        raise Conflict("unfit") from error
    leave_notice("sent")
    return see_other(url_for("desk.home"))


def _reading(found: Revision, form: VerdictForm | None, status: int = 200) -> Response:
    technique = reviewing.technique(db(), found)
    return page(
        "curation/review.html", status, found=found, form=form or VerdictForm.of(version=str(found.version)),
        shown=reviewing.shown(db(), me(), found, current()), naming=naming, own=found.author_id == me().id,
        technique=(technique.name[current()], technique.purpose[current()]) if technique else None,
    )  # fmt: skip

"""What was put into force, by whom and when; taking it back, whole or one text of it; out of use and back."""

from __future__ import annotations

from flask import Response, request, url_for

from journal.codes import new_key
from journal.curation import queries
from journal.curation.forms.naming import PHASES
from journal.curation.routes.blueprint import bp
from journal.curation.service import editing, publishing, retiring, topic_names, versions
from journal.curation.service.engines import techniques
from journal.errors import Conflict, Invalid
from journal.support.forms import CARDS
from journal.web.database import db
from journal.web.language import current
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me


@bp.get("/bank/versions", endpoint="versions")
def all_versions() -> Response:
    return page("curation/versions.html", made=versions.made(db(), me(), current()), key=new_key())


@bp.post("/bank/versions/<code>/roll-back")
def roll_back(code: str) -> Response:
    try:
        publishing.roll_back(db(), me(), code, request.form.get("key") or new_key())
    except Invalid as error:
        raise Conflict("unfit") from error
    leave_notice("saved")
    return see_other(url_for("curation.versions"))


@bp.post("/bank/questions/<code>/restore")
def restore_question(code: str) -> Response:
    queries.refuse_others(me())
    key, revision = request.form.get("key") or new_key(), request.form.get("revision", "")
    try:
        if request.form.get("act") == "take_up":
            retiring.take_up(db(), me(), code, revision, key)
        else:
            retiring.restore(db(), me(), code, revision, key)
    except Invalid as error:
        raise Conflict("unfit") from error
    leave_notice("saved")
    return see_other(url_for("curation.question", code=code))


@bp.get("/bank/questions/<code>/retire")
def retiring_question(code: str) -> Response:
    lost, changed = retiring.losing(db(), me(), code, current())
    return page(
        "curation/retire.html", lost=lost, effects=changed, found=editing.opened(db(), me(), code), key=new_key(),
        phases=PHASES, topics=topic_names(db(), current()), cards=dict(CARDS),
        technique=techniques(db(), current())[code.partition(".")[0]],
    )  # fmt: skip


@bp.post("/bank/questions/<code>/state")
def set_question_state(code: str) -> Response:
    queries.refuse_others(me())
    state = "retired" if request.form.get("state") == "retired" else "live"
    try:
        retiring.set_state(db(), me(), code, state, request.form.get("key") or new_key())  # type: ignore[arg-type]
    except Invalid as error:
        raise Conflict("unfit") from error
    leave_notice("saved")
    return see_other(url_for("curation.question", code=code))

"""The preview of a shared SWOT: its boxes, until when, and what may tell who is meant."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, request, url_for

from journal.agreements.forms import TITLES
from journal.agreements.models import ticked_before
from journal.agreements.queries import swots
from journal.agreements.service import sharing
from journal.codes import new_key
from journal.curation.service import duties
from journal.errors import Conflict, Invalid
from journal.mentorships.service.moving import refuse_another
from journal.sharing.forms import UNTIL, ShareForm
from journal.sharing.routes.blueprint import after_meeting, bp, last_day, lawful_pair, until_of
from journal.sharing.service import identifying
from journal.web.database import db, settings
from journal.web.forms import as_number
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import me


@bp.get("/swot/<code>/share")
def preview_swot(code: str) -> Response:
    return _preview(code, ShareForm.of(key=new_key(), until=request.args.get("until")), 200, None)


def _preview(code: str, form: ShareForm, status: int, problem: str | None) -> Response:
    found, pair = swots.swot(db(), me(), code), lawful_pair()
    if not pair.open_to_sharing:
        return see_other(url_for("mentorships.promise", code=pair.code))
    chose, meeting = bool(request.form) or "ticked" in request.args, after_meeting(pair)
    if form.until.data != "end":
        form.until.data = "meeting" if meeting else "end"
    before = ticked_before(swots.swot_shares(db(), me(), code), pair.code)
    return page(
        "sharing/swot.html",
        status,
        swot=found,
        pair=pair,
        form=form,
        ticked=request.values.getlist("box") if chose else before,
        duties=duties(db(), found.words),
        identifying=identifying.in_swot(db(), found, language()),
        until_day=last_day(meeting),
        problem=problem,
        titles=TITLES,
    )


@bp.post("/swot/<code>/share")
def share_swot(code: str) -> Response:
    form, pair, boxes = ShareForm.sent(), lawful_pair(), request.form.getlist("box")
    version, delay = as_number(request.form.get("version")), timedelta(seconds=settings().share_delay_seconds)
    try:
        key = form.checked().key.data or new_key()
        refuse_another(pair, request.form.get("pair"))
        until = until_of(UNTIL[str(form.until.data)], pair)
        sharing.share(db(), me(), pair.code, code, boxes, version, key, delay, until)
    except (Conflict, Invalid) as error:
        return _preview(code, form, error.status, error.code if isinstance(error, Conflict) else "nothing")
    return see_other(url_for("agreements.swot", code=code))


@bp.post("/swot/<code>/replace")
def replace_in_swot(code: str) -> Response:
    try:
        identifying.replace_in_swot(db(), me(), code, request.form.get("replace", ""), language())
    except Conflict as error:
        return _preview(code, ShareForm.sent(), 409, error.code)
    boxes, until = request.form.getlist("box"), request.form.get("until")
    return see_other(url_for("sharing.preview_swot", code=code, ticked="yes", box=boxes, until=until))

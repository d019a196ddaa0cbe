"""The two sheets of feedback at the end of a mentoring."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, url_for

from journal import clock
from journal.codes import new_key
from journal.errors import Invalid
from journal.feedback import queries, service
from journal.feedback.forms import EMPTY_LETTER, EMPTY_SHEET, LetterForm, SheetForm
from journal.feedback.models import near_the_end
from journal.web.database import db, settings
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me

bp = Blueprint("feedback", __name__)


def _today() -> date:
    return clock.local_day(clock.now(), settings().zone)


def _sheet(template: str, code: str, form: LetterForm | SheetForm, status: int = 200) -> Response:
    pair = queries.mentored_in(db(), me(), code)
    given = queries.given(db(), me(), code)
    return page(template, status, pair=pair, given=given, form=form, near=near_the_end(pair, _today()))


@bp.get("/mentorships/<code>/letter")
def letter(code: str) -> Response:
    return _sheet("feedback/letter.html", code, LetterForm.of(key=new_key()))


@bp.post("/mentorships/<code>/letter")
def write_letter(code: str) -> Response:
    queries.mentored_in(db(), me(), code)
    form = LetterForm.sent()
    try:
        form.checked()
        service.write_letter(db(), me(), code, str(form.text.data), form.key.data or new_key(), _today())
    except Invalid as error:
        form.refuse({"text": str(EMPTY_LETTER)} if "empty" in error.problems.values() else {})
        return _sheet("feedback/letter.html", code, form, 422)
    leave_notice("letter_given")
    return see_other(url_for("feedback.sheet", code=code))


@bp.get("/mentorships/<code>/feedback")
def sheet(code: str) -> Response:
    return _sheet("feedback/sheet.html", code, SheetForm.of(key=new_key()))


@bp.post("/mentorships/<code>/feedback")
def answer(code: str) -> Response:
    queries.mentored_in(db(), me(), code)
    form = SheetForm.sent()
    try:
        form.checked()
        service.answer(db(), me(), code, form.answered, form.sentence.data or "", form.key.data or new_key(), _today())
    except Invalid as error:
        form.refuse({"heard": str(EMPTY_SHEET)} if "empty" in error.problems.values() else {})
        return _sheet("feedback/sheet.html", code, form, 422)
    leave_notice("feedback_given")
    return see_other(url_for("archive.closing", code=code))

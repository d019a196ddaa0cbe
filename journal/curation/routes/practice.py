"""*Kysynkö vai neuvonko?*: a page for everybody to practise asking on. It needs no account and keeps nothing."""

from __future__ import annotations

from flask import Response

from journal.curation import service
from journal.curation.forms import PracticeForm
from journal.curation.models import Sound
from journal.curation.routes.blueprint import bp
from journal.web.database import db
from journal.web.language import current
from journal.web.rendering import page, wants_fragment
from journal.web.signed_in import open_page


@bp.get("/practice")
@open_page
def practice() -> Response:
    return _page(PracticeForm.of(), None)


@bp.post("/practice")
@open_page
def listen() -> Response:
    form = PracticeForm.sent()
    if not form.validate():
        return _page(form, None, 422)
    return _page(form, service.listen(db(), form.text.data or "", current()))


def _page(form: PracticeForm, sound: Sound | None, status: int = 200) -> Response:
    template = "curation/_sound.html" if wants_fragment() else "curation/practice.html"
    return page(template, status, form=form, sound=sound, exercises=service.exercises(current()))

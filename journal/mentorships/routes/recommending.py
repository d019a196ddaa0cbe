"""A director's page: recommending mentoring to somebody, and one's own list without what came of it."""

from __future__ import annotations

from flask import Response, request, url_for

from journal.codes import new_key
from journal.errors import Invalid
from journal.mentorships import queries
from journal.mentorships.forms import RecommendForm
from journal.mentorships.routes.blueprint import bp
from journal.mentorships.routes.invitations import printed_slip
from journal.mentorships.service import recommending
from journal.web.database import db, settings
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me


@bp.get("/recommendations")
def recommendations() -> Response:
    return _recommendations(RecommendForm.of(key=new_key(), language=language()))


def _recommendations(form: RecommendForm, status: int = 200) -> Response:
    listed = queries.recommendations(db(), me())
    return page("mentorships/recommendations.html", status, form=form, listed=listed, mails=bool(settings().smtp_host))


@bp.post("/recommendations")
def recommend() -> Response:
    form, mailed = RecommendForm.sent(), request.form.get("way") == "mail" and bool(settings().smtp_host)
    try:
        form.checked_for(mailed=mailed)
    except Invalid:
        return _recommendations(form, 422)
    if not mailed:
        made = recommending.on_paper(db(), me(), form.person, form.spoken, form.key.data or new_key(), settings())
        return printed_slip(made, url_for("mentorships.recommendations"))
    address = str(form.address.data)
    recommending.by_mail(db(), me(), form.person, address, form.spoken, form.key.data or new_key(), settings())
    leave_notice("recommended")
    return see_other(url_for("mentorships.recommendations"))

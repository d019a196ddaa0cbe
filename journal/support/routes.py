"""All cards for everybody, and the pages the law asks for."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, url_for

from journal import clock
from journal.codes import new_key
from journal.errors import Conflict
from journal.support import queries, service
from journal.support.forms import ContactForm, filled
from journal.web.database import db, settings
from journal.web.forms import as_number
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me, open_page
from prompts.model import CATEGORIES

bp = Blueprint("support", __name__)


@bp.get("/support")
@open_page
def support() -> Response:
    return page("support/support.html", categories=CATEGORIES, contacts=queries.contacts(db()))


@bp.get("/accessibility")
@open_page
def accessibility() -> Response:
    return page("support/accessibility.html")


@bp.get("/privacy")
@open_page
def privacy() -> Response:
    return page("support/privacy.html", settings=settings())


def _today() -> date:
    return clock.local_day(clock.now(), settings().zone)


@bp.get("/support/contacts")
def contacts() -> Response:
    return page("support/contacts.html", contacts=queries.kept_by(db(), me()), today=_today())


@bp.get("/support/contacts/new")
def new_contact() -> Response:
    queries.kept_by(db(), me())
    return _form(ContactForm.of(key=new_key()))


def _form(form: ContactForm, code: str | None = None, status: int = 200, *, changed: bool = False) -> Response:
    now = queries.contact(db(), code) if code else None
    return page("support/contact.html", status, form=form, contact=now, changed=changed)


@bp.post("/support/contacts/new")
def add_contact() -> Response:
    queries.kept_by(db(), me())
    form = ContactForm.sent()
    if not form.validate():
        return _form(form, status=422)
    today = _today() if form.checked_today.data else None
    service.add(db(), me(), form.contact(""), form.key.data or new_key(), today)
    leave_notice("saved")
    return see_other(url_for("support.contacts"))


@bp.get("/support/contacts/<code>")
def contact(code: str) -> Response:
    queries.kept_by(db(), me())
    return _form(filled(queries.contact(db(), code)), code)


@bp.post("/support/contacts/<code>")
def change_contact(code: str) -> Response:
    queries.kept_by(db(), me())
    form, known = ContactForm.sent(), queries.contact(db(), code)
    if not form.validate():
        return _form(form, code, 422)
    try:
        today = _today() if form.checked_today.data else None
        service.change(db(), me(), form.contact(code), as_number(form.based_on.data), today)
    except Conflict:
        form.based_on.data = str(known.version)
        return _form(form, code, 409, changed=True)
    leave_notice("saved")
    return see_other(url_for("support.contacts"))


@bp.post("/support/contacts/<code>/verified")
def verify_contact(code: str) -> Response:
    service.verified(db(), me(), code, _today())
    return see_other(url_for("support.contacts"))

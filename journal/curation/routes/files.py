"""The bank as files: taken along whole or as a table, and brought in again after a look at what would change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import Response, make_response, request, url_for

from journal.codes import new_key
from journal.curation import queries
from journal.curation.forms.files import FATES, FLAWS, PARTS, THINGS, sides
from journal.curation.models.files import Plan, Unfit, Upload
from journal.curation.routes.blueprint import bp
from journal.curation.service.files import importing, merging, packs, sheets, texts
from journal.errors import Conflict
from journal.web.database import db
from journal.web.language import current
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me

NOTHING: Mapping[str, bool] = MappingProxyType({})


@bp.get("/bank/files")
def files() -> Response:
    return _files()


@bp.get("/bank/files/bank.zip")
def whole() -> Response:
    queries.refuse_others(me())
    return _download(packs.packed(texts.texts(db())), "application/zip", "oivallus-bank.zip")


@bp.get("/bank/files/questions.csv")
def table() -> Response:
    queries.refuse_others(me())
    return _download(sheets.table(texts.texts(db()), current()), "text/csv; charset=utf-8", "oivallus-questions.csv")


@bp.post("/bank/files")
def send_file() -> Response:
    sent = request.files.get("file")
    body = sent.read() if sent else b""
    if sent is None or not body:
        return _files("empty", 422)
    if len(body) > merging.LARGEST_SENT:
        return _files("too_large", 422)
    code = importing.keep(db(), me(), sent.filename or "", body)
    return see_other(url_for("curation.coming", code=code))


@bp.get("/bank/files/<code>")
def coming(code: str) -> Response:
    sent = queries.upload(db(), me(), code)
    return _coming(sent, merging.plan_of(db(), sent.body))


@bp.post("/bank/files/<code>")
def bring_in(code: str) -> Response:
    sent = queries.upload(db(), me(), code)
    found = merging.plan_of(db(), sent.body)
    chosen = sides(found.of("conflict"), request.form)
    if found.publication != request.form.get("publication"):
        return _coming(sent, found, chosen, "changed", 422)
    try:
        importing.have_read(db(), me(), found, chosen, request.form.get("key") or new_key())
    except Unfit as error:
        return _coming(sent, Plan(found.publication, found.changes, error.flaws), chosen, status=422)
    except Conflict as error:
        return _coming(sent, found, chosen, error.code, 422)
    leave_notice("saved")
    return see_other(url_for("curation.files"))


@bp.post("/bank/files/<code>/drop")
def drop_file(code: str) -> Response:
    importing.drop(db(), me(), code)
    return see_other(url_for("curation.files"))


def _files(problem: str = "", status: int = 200) -> Response:
    queries.refuse_others(me())
    return page("curation/files.html", status, problem=problem)


def _coming(
    sent: Upload, found: Plan, chosen: Mapping[str, bool] = NOTHING, problem: str = "", status: int = 200
) -> Response:
    named = merging.with_names(db(), found, current())
    words = {"fates": FATES, "flaws": FLAWS, "things": THINGS, "parts": PARTS, "key": new_key()}
    return page("curation/coming.html", status, sent=sent, plan=named, chosen=chosen, problem=problem, **words)


def _download(body: bytes, kind: str, name: str) -> Response:
    response = make_response(body)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""All pairs by name and state, pairing, and another mentor in somebody's place."""

from __future__ import annotations

from flask import Response, request, url_for

from journal.accounts import queries as people
from journal.accounts.models import Account
from journal.codes import new_key
from journal.errors import Invalid, NotFound
from journal.mentorships import queries, service
from journal.mentorships.forms import HAS_MENTOR, SAME, SUPERIOR, PairForm, ReplaceForm
from journal.mentorships.routes.blueprint import bp
from journal.mentorships.service.replacing import candidates
from journal.web.database import db, settings
from journal.web.forms import options
from journal.web.rendering import page, see_other
from journal.web.signed_in import me


@bp.get("/pairs")
def pairs() -> Response:
    return _pairs(PairForm.of(key=new_key(), actor=request.args.get("actor", "")))


def _named(one: Account) -> str:
    """A name and, where one is told, the unit."""
    return f"{one.name}, {one.unit}" if one.unit else one.name


def _pair_form(form: PairForm) -> PairForm:
    everybody = people.everybody(db())
    form.actor.choices = options([("", "")] + [(one.code, _named(one)) for one in everybody])
    mentors = [(one.code, _named(one)) for one in everybody if one.mentors]
    form.mentor.choices = options([("", ""), *mentors])
    return form


def _pairs(form: PairForm, status: int = 200, superior: object = None) -> Response:
    return page(
        "mentorships/pairs.html",
        status,
        pairs=queries.pairs(db(), me()),
        form=_pair_form(form) if _coordinates() else None,
        replaces=people.looks_after(db(), me()),
        superior=superior,
    )


def _coordinates() -> bool:
    return "coordinator" in me().roles


@bp.post("/pairs")
def propose() -> Response:
    if not _coordinates():
        raise NotFound
    form = _pair_form(PairForm.sent())
    if not form.validate():
        return _pairs(form, 422)
    actor, mentor = (people.account_by_code(db(), str(one.data)) for one in (form.actor, form.mentor))
    try:
        service.propose(db(), me(), actor, mentor, form.key.data or new_key(), superior=form.superior.data == "yes")
    except Invalid as error:
        if "superior" in error.problems:
            return _pairs(form, 422, SUPERIOR)
        form.refuse({"actor": str(HAS_MENTOR)} if "actor" in error.problems else {"mentor": str(SAME)})
        return _pairs(form, 422)
    return see_other(url_for("mentorships.pairs"))


@bp.get("/pairs/<code>/replace")
def replacing(code: str) -> Response:
    return _replacing(code, ReplaceForm.of(key=new_key()))


def _replacing(code: str, form: ReplaceForm, status: int = 200, superior: object = None) -> Response:
    pair = queries.to_replace(db(), me(), code)
    mentors = candidates(db(), me(), code)
    form.mentor.choices = options([("", ""), *((one.code, _named(one)) for one in mentors)])
    return page("mentorships/replacing.html", status, pair=pair, form=form, superior=superior, anybody=bool(mentors))


@bp.post("/pairs/<code>/replace")
def replace(code: str) -> Response:
    form = ReplaceForm.sent()
    form.mentor.choices = options([(one.code, one.name) for one in candidates(db(), me(), code)])
    if not form.validate():
        return _replacing(code, form, 422)
    superior, key = form.superior.data == "yes", form.key.data or new_key()
    try:
        service.replace(db(), me(), code, str(form.mentor.data), key, superior=superior)
    except Invalid:
        return _replacing(code, form, 422, SUPERIOR)
    return see_other(url_for("mentorships.pairs"))


@bp.get("/coordinator")
def coordinator() -> Response:
    return page("mentorships/coordinator.html", settings=settings())

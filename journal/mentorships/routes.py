"""Invitations on paper and as links, and the page of a pair."""

from __future__ import annotations

import segno
from flask import Blueprint, Response, request, url_for
from markupsafe import Markup

from journal.accounts import queries as people
from journal.accounts.forms import PROBLEMS
from journal.accounts.models import Account, NewAccount, NewInvitation
from journal.accounts.service import invitations, signing_in
from journal.codes import new_key
from journal.errors import Conflict, Invalid, NotFound, TooMany
from journal.mentorships import queries, service
from journal.mentorships.forms import SAME, SUPERIOR, InviteForm, PairForm, SlipForm, StartForm
from journal.web.client import device_name, machine
from journal.web.database import db, settings
from journal.web.forms import as_number, options
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me, open_page, set_cookie

bp = Blueprint("mentorships", __name__)


@bp.get("/invitation")
@open_page
def slip() -> Response:
    return page("mentorships/slip.html", form=SlipForm.of(slip=request.args.get("code", "")), problem=None)


@bp.post("/invitation")
@open_page
def open_slip() -> Response:
    form = SlipForm.sent()
    try:
        token = invitations.by_slip(db(), str(form.checked().slip.data), machine(), settings())
        return see_other(url_for("mentorships.invitation", token=token))
    except TooMany:
        raise
    except NotFound:
        return page("mentorships/slip.html", 404, form=form, problem="invitation_unknown")
    except Conflict as error:
        return page("mentorships/slip.html", 409, form=form, problem=error.code)
    except Invalid:
        return page("mentorships/slip.html", 422, form=form, problem=None)


@bp.get("/invitation/<token>")
@open_page
def invitation(token: str) -> Response:
    try:
        return page("mentorships/invitation.html", token=token, invitation=invitations.by_token(db(), token))
    except (NotFound, Conflict) as error:
        return _not_open(error)


def _not_open(error: NotFound | Conflict) -> Response:
    problem = error.code if isinstance(error, Conflict) else "invitation_unknown"
    return page("mentorships/slip.html", error.status, form=SlipForm.of(), problem=problem)


@bp.get("/invitation/<token>/start")
@open_page
def start(token: str) -> Response:
    try:
        found = invitations.by_token(db(), token)
    except (NotFound, Conflict) as error:
        return _not_open(error)
    return page("mentorships/start.html", token=token, form=StartForm.of(name=found.name))


@bp.post("/invitation/<token>/start")
@open_page
def join(token: str) -> Response:
    form = StartForm.sent()
    try:
        form.checked()
        new = NewAccount(name=str(form.name.data), address=str(form.address.data), language=language())
        account = service.join(db(), token, new, str(form.password.data), settings())
    except (NotFound, Conflict) as error:
        return _not_open(error)
    except Invalid as error:
        form.refuse({field: str(PROBLEMS[code]) for field, code in error.problems.items() if code in PROBLEMS})
        return page("mentorships/start.html", 422, token=token, form=form)
    signed_in = signing_in.begin(db(), account, device_name(), settings())
    return set_cookie(see_other(url_for("coaching.write")), signed_in)


@bp.get("/invitations")
def invitations_sent() -> Response:
    invitations.sender_of(me())
    return page(
        "mentorships/invitations.html",
        form=InviteForm.of(key=new_key()),
        sent=people.invitations_by(db(), me()),
        superior=None,
    )


@bp.post("/invitations")
def invite() -> Response:
    invitations.sender_of(me())
    form = InviteForm.sent()
    refused = not form.validate() or form.superior.data == "yes"
    if refused:
        superior = SUPERIOR if form.superior.data == "yes" else None
        sent = people.invitations_by(db(), me())
        return page("mentorships/invitations.html", 422, form=form, sent=sent, superior=superior)
    made = invitations.invite(db(), me(), settings(), key=form.key.data or None, name=form.name.data or "")
    return page("mentorships/printed_slip.html", invitation=made.invitation, slip=made.slip, **_link(made))


def _link(made: NewInvitation) -> dict[str, object]:
    address = settings().url.rstrip("/") + url_for("mentorships.invitation", token=made.token)
    picture = segno.make(address, micro=False).svg_inline(scale=4, border=2, omitsize=True)
    return {"link": address, "picture": Markup(picture)}  # noqa: S704 - drawn here, from an address of ours


@bp.post("/invitations/<code>/withdraw")
def withdraw_invitation(code: str) -> Response:
    invitations.withdraw(db(), me(), code)
    return see_other(url_for("mentorships.invitations_sent"))


@bp.get("/mentorships/<code>")
def mentorship(code: str) -> Response:
    pair = queries.mentorship(db(), me(), code)
    return page(
        "mentorships/mentorship.html",
        pair=pair,
        other=pair.other(me()),
        is_actor=pair.actor.id == me().id,
        promised=pair.promised_by(me()),
    )


@bp.post("/mentorships/<code>/accept")
def accept(code: str) -> Response:
    service.accept(db(), me(), code)
    return see_other(url_for("mentorships.promise", code=code))


@bp.post("/mentorships/<code>/decline")
def decline(code: str) -> Response:
    service.decline(db(), me(), code)
    leave_notice("declined")
    return see_other(url_for("desk.home"))


@bp.get("/mentorships/<code>/promise")
def promise(code: str) -> Response:
    pair = queries.mentorship(db(), me(), code)
    text = queries.promise_text(db(), language())
    return page(
        "mentorships/promise.html", pair=pair, other=pair.other(me()), promise=text, done=pair.promised_by(me())
    )


@bp.post("/mentorships/<code>/promise")
def make_promise(code: str) -> Response:
    service.promise(db(), me(), code, as_number(request.form.get("version")), language())
    leave_notice("promised")
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.post("/mentorships/<code>/goals")
def show_goals(code: str) -> Response:
    service.show_goals(db(), me(), code, visible=request.form.get("visible") == "yes")
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.post("/mentorships/<code>/pause")
def pause(code: str) -> Response:
    service.pause(db(), me(), code)
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.post("/mentorships/<code>/resume")
def resume(code: str) -> Response:
    service.resume(db(), me(), code)
    return see_other(url_for("mentorships.mentorship", code=code))


@bp.get("/mentorships/<code>/end")
def ending(code: str) -> Response:
    pair = queries.mentorship(db(), me(), code)
    return page("mentorships/ending.html", pair=pair, other=pair.other(me()), is_actor=pair.actor.id == me().id)


@bp.post("/mentorships/<code>/end")
def end(code: str) -> Response:
    service.end(db(), me(), code)
    leave_notice("ended")
    return see_other(url_for("desk.home"))


@bp.get("/pairs")
def pairs() -> Response:
    return _pairs(_pair_form(PairForm.of(key=new_key())))


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
    return page("mentorships/pairs.html", status, pairs=queries.pairs(db(), me()), form=form, superior=superior)


@bp.post("/pairs")
def propose() -> Response:
    queries.pairs(db(), me())
    form = _pair_form(PairForm.sent())
    if not form.validate():
        return _pairs(form, 422)
    actor, mentor = (people.account_by_code(db(), str(one.data)) for one in (form.actor, form.mentor))
    try:
        service.propose(db(), me(), actor, mentor, form.key.data or new_key(), superior=form.superior.data == "yes")
    except Invalid as error:
        if "superior" in error.problems:
            return _pairs(form, 422, SUPERIOR)
        form.refuse({"mentor": str(SAME)})
        return _pairs(form, 422)
    return see_other(url_for("mentorships.pairs"))

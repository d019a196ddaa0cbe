"""Invitations on paper and as links, and the way in that they open."""

from __future__ import annotations

import segno
from flask import Response, request, url_for
from markupsafe import Markup

from journal.accounts import queries as people
from journal.accounts.forms import PROBLEMS
from journal.accounts.models import NewAccount, NewInvitation
from journal.accounts.service import invitations, signing_in
from journal.codes import new_key
from journal.errors import Conflict, Invalid, NotFound, TooMany
from journal.mentorships import queries, service
from journal.mentorships.forms import SUPERIOR, InviteForm, SlipForm, StartForm
from journal.mentorships.routes.blueprint import bp
from journal.web.client import device_name, machine
from journal.web.database import db, settings
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import me, open_page, set_cookie, viewer


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
    here = viewer()
    if here and found.meant_for(here.id):
        return page("mentorships/take.html", token=token, invitation=found)
    # In a director's invitation the name goes when its bearer erases the account; the page stays the same.
    name = "" if found.sender == "director" else found.name
    return page("mentorships/start.html", token=token, form=StartForm.of(name=name))


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


@bp.post("/invitation/<token>/take")
def take(token: str) -> Response:
    try:
        service.take(db(), me(), token)
    except NotFound as error:
        return _not_open(error)
    except Conflict as error:
        if error.code in {"has_mentor", "pair_stands"}:
            raise
        return _not_open(error)
    proposed = queries.current(db(), me())
    return see_other(url_for("desk.home") if proposed else url_for("mentorships.own_request"))


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
    return printed_slip(made, url_for("mentorships.invitations_sent"))


def printed_slip(made: NewInvitation, back: str) -> Response:
    """The page with an invitation's link and slip: the only one that ever shows them."""
    link = with_picture(url_for("mentorships.invitation", token=made.token))
    return page("mentorships/printed_slip.html", invitation=made.invitation, slip=made.slip, back=back, **link)


def with_picture(path: str) -> dict[str, object]:
    """The whole address of a page of ours, and a drawing of it for the camera of a phone."""
    address = settings().url.rstrip("/") + path
    picture = segno.make(address, micro=False).svg_inline(scale=4, border=2, omitsize=True)
    return {"link": address, "picture": Markup(picture)}  # noqa: S704 - drawn here, from an address of ours


@bp.post("/invitations/<code>/withdraw")
def withdraw_invitation(code: str) -> Response:
    invitations.withdraw(db(), me(), code)
    return see_other(url_for("mentorships.invitations_sent"))

"""*I'd like to join*: the open page behind the organisation's link, and the list of those who wait."""

from __future__ import annotations

from flask import Response, request, url_for

from journal.codes import new_key
from journal.errors import Invalid, NotFound
from journal.mentorships import queries, service
from journal.mentorships.forms import SUPERIOR, YES_OR_NO, JoinForm
from journal.mentorships.routes.blueprint import bp
from journal.mentorships.routes.invitations import printed_slip, with_picture
from journal.mentorships.service import joining, recommending
from journal.web.client import machine
from journal.web.database import db, settings
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import me, open_page, viewer


@bp.get("/join/<token>")
@open_page
def join_page(token: str) -> Response:
    try:
        joining.open_link(db(), token)
    except NotFound:
        return page("mentorships/join_closed.html", 404)
    if viewer():
        return see_other(url_for("mentorships.own_request"))
    asked = "asked" in request.args
    return page("mentorships/join.html", token=token, form=JoinForm.of(key=new_key()), asked=asked)


@bp.post("/join/<token>")
@open_page
def ask_to_join(token: str) -> Response:
    form = JoinForm.sent()
    try:
        joining.open_link(db(), token)
        form.checked()
        told = (str(form.name.data), form.unit.data or "", str(form.address.data))
        joining.ask(db(), token, told, language(), form.key.data or new_key(), machine(), settings())
    except NotFound:
        return page("mentorships/join_closed.html", 404)
    except Invalid:
        return page("mentorships/join.html", 422, token=token, form=form, asked=False)
    return see_other(url_for("mentorships.join_page", token=token, asked="yes"))


@bp.get("/join")
def own_request() -> Response:
    return page(
        "mentorships/own_request.html",
        waiting=queries.own_request(db(), me()),
        pair=queries.current(db(), me()),
    )


@bp.post("/join")
def ask_signed_in() -> Response:
    joining.ask_signed_in(db(), me())
    return see_other(url_for("mentorships.own_request"))


@bp.post("/join/take-back")
def take_back_request() -> Response:
    joining.take_back(db(), me())
    return see_other(url_for("mentorships.own_request"))


@bp.post("/join/not-now")
def put_recommendation_away() -> Response:
    recommending.put_away(db(), me())
    return see_other(url_for("desk.home"))


@bp.get("/join-requests")
def join_requests() -> Response:
    return _requests()


def _requests(status: int = 200, code: str = "", problem: object = None) -> Response:
    token = queries.join_link(db(), me())
    link = with_picture(url_for("mentorships.join_page", token=token)) if token else {"link": None, "picture": None}
    return page(
        "mentorships/join_requests.html",
        status,
        requests=queries.join_requests(db(), me()),
        coordinates="coordinator" in me().roles,
        key=new_key(),
        wrong=code,
        problem=problem,
        **link,
    )


@bp.post("/join-requests/link")
def renew_join_link() -> Response:
    joining.renew_link(db(), me())
    return see_other(url_for("mentorships.join_requests"))


@bp.post("/join-requests/<code>/invite")
def invite_request(code: str) -> Response:
    queries.join_request(db(), me(), code)
    problem = _superior_problem()
    if problem:
        return _requests(422, code, problem)
    made = joining.invite(db(), me(), code, request.form.get("key") or new_key(), settings())
    return printed_slip(made, url_for("mentorships.join_requests"))


@bp.post("/join-requests/<code>/propose")
def propose_to_request(code: str) -> Response:
    actor = joining.waiting(db(), me(), code)
    if "coordinator" in me().roles:  # who pairs others on the page of pairs, where the same question is asked
        raise NotFound
    problem = _superior_problem()
    if problem:
        return _requests(422, code, problem)
    service.propose(db(), me(), actor, me(), request.form.get("key") or new_key(), superior=False)
    return see_other(url_for("mentorships.pairs"))


def _superior_problem() -> object:
    """What stands in the way of the asking one's mentoring; nothing for the coordinator, who mentors nobody here."""
    if "coordinator" in me().roles:
        return None
    told = request.form.get("superior")
    return None if told == "no" else SUPERIOR if told == "yes" else YES_OR_NO


@bp.post("/join-requests/<code>/put-away")
def put_away_request(code: str) -> Response:
    joining.put_away(db(), me(), code)
    return see_other(url_for("mentorships.join_requests"))

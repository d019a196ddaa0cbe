"""The SWOT with who can read it, and the agreement of a pair: drafted, read by both, accepted, printed."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request, url_for

from journal import clock
from journal.agreements.forms import LABELS, PROBLEMS, TITLES, AgreementForm, SwotForm, filled, problems, sent
from journal.agreements.models import BOXES, FIELDS, Saved, refused
from journal.agreements.queries import agreements, swots
from journal.agreements.service import agreeing, sharing
from journal.agreements.service import swots as filling
from journal.codes import new_code, new_key
from journal.errors import Conflict, Invalid, NotFound
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship
from journal.web.database import db, settings
from journal.web.forms import as_number
from journal.web.rendering import fragment, page, see_other, wants_fragment
from journal.web.signed_in import leave_notice, me

bp = Blueprint("agreements", __name__)


def _today() -> date:
    return clock.local_day(clock.now(), settings().zone)


@bp.get("/swot")
def own_swot() -> Response:
    known = swots.newest(db(), me())
    return see_other(url_for("agreements.swot", code=known.code if known else new_code()))


@bp.get("/swot/again")
def again() -> Response:
    return see_other(url_for("agreements.swot", code=new_code()))


@bp.get("/swot/<code>")
def swot(code: str) -> Response:
    found = swots.swot_page(db(), me(), code)
    texts = found.swot.texts if found.swot else {}
    return _swot(code, SwotForm.of(key=new_key(), tab=new_key(), **texts), found.saved)


def _swot(code: str, form: SwotForm, saved: Saved, status: int = 200) -> Response:
    found = swots.swot_page(db(), me(), code)
    told = {
        "form": form,
        "saved": saved,
        "pair": _pair(),
        "titles": TITLES,
        "now": clock.now(),
        "zone": settings().zone,
    }
    return page("agreements/swot.html", status, found=found, **told)


def _pair() -> Mentorship | None:
    pair = pairs.current(db(), me())
    return pair if pair and pair.state == "active" else None


@bp.post("/swot/<code>")
def save_swot(code: str) -> Response:
    form, here = SwotForm.sent(), url_for("agreements.swot", code=code)
    typed = sent(form, BOXES, request.form)
    try:
        saved = filling.save(db(), me(), code, typed)
    except Invalid as error:
        form.refuse(problems(error.problems, "swot_"))
        return _swot(code, form, refused(BOXES, typed), 422)
    act, _sep, place = request.form.get("act", "save").partition(":")
    if act == "away":
        filling.put_beside_away(db(), me(), code, *_box_and_tab(place))
    return _after_saving(saved, here, url_for("desk.home") if act == "done" else here)


def _box_and_tab(place: str) -> tuple[str, str]:
    box, _sep, tab = place.partition(":")
    return box, tab


def _after_saving(saved: Saved, here: str, onward: str) -> Response:
    if wants_fragment():
        return fragment("agreements/_saved.html", saved=saved, here=here)
    if onward != here and not saved.aside:
        leave_notice("saved")
    return see_other(here if saved.aside else onward)


@bp.get("/swot/<code>/take-back")
def taking_back(code: str) -> Response:
    newest, readings = swots.newest_share(db(), me(), code), swots.swot_readings(db(), me(), code)
    return page("agreements/take_back.html", share=newest, readings=readings)


@bp.post("/swot/<code>/take-back")
def take_back(code: str) -> Response:
    if sharing.take_back(db(), me(), code):
        leave_notice("share_undone")
    return see_other(url_for("agreements.swot", code=code))


@bp.get("/swot/<code>/erase")
def erasing(code: str) -> Response:
    return page("agreements/erase.html", swot=swots.swot(db(), me(), code), days=settings().backup_days)


@bp.post("/swot/<code>/erase")
def erase(code: str) -> Response:
    filling.erase(db(), me(), code)
    leave_notice("erased")
    return see_other(url_for("desk.home"))


@bp.get("/mentorships/<code>/swot")
def shared_swot(code: str) -> Response:
    pair = agreements.pair_of(db(), me(), code)
    if pair.mentor.id != me().id:
        raise NotFound
    readable = sharing.opened(db(), me(), code, clock.now(), _today())
    return page("agreements/shared_swot.html", pair=pair, shared=readable, titles=TITLES)


@bp.get("/mentorships/<code>/agreement")
def agreement(code: str) -> Response:
    return _agreement(code, 200, None)


def _agreement(code: str, status: int, problem: object) -> Response:
    """The page of the pair; after a refusal with what is wrong, and with what has changed since it was read."""
    found = agreements.agreement_page(db(), me(), code)
    read = {name: request.form[f"was-{name}"] for name in FIELDS if f"was-{name}" in request.form}
    changed = found.open.changed_since(read) if found.open else ()
    told = {"problem": problem, "changed": changed, "labels": LABELS, "me": me(), "other": found.pair.other(me())}
    return page("agreements/agreement.html", status, found=found, pair=found.pair, **told)


@bp.get("/mentorships/<code>/agreement/draft")
def draft(code: str) -> Response:
    found = agreements.agreement_page(db(), me(), code)
    if not found.pair.open_to_sharing:
        return see_other(url_for("agreements.agreement", code=code))
    return _draft(code, filled(found.newest), found.saved)


def _draft(code: str, form: AgreementForm, saved: Saved, status: int = 200) -> Response:
    found = agreements.agreement_page(db(), me(), code)
    own = found.pair.actor.id == me().id
    told = {"form": form, "saved": saved, "labels": LABELS, "titles": TITLES, "other": found.pair.other(me())}
    return page(
        "agreements/draft.html",
        status,
        found=found,
        pair=found.pair,
        own_swot=swots.newest(db(), me()) if own else None,
        swot_shared=own and any(not one.rests for one in swots.open_swot_shares(db(), me(), clock.now())),
        readable=() if own else sharing.opened(db(), me(), code, clock.now(), _today()),
        **told,
    )


@bp.post("/mentorships/<code>/agreement/draft")
def save_draft(code: str) -> Response:
    form, here = AgreementForm.sent(), url_for("agreements.draft", code=code)
    typed = sent(form, FIELDS, request.form)
    try:
        form.checked()
        saved = agreeing.save(db(), me(), code, typed)
    except Invalid as error:
        form.refuse(problems(error.problems))
        return _draft(code, form, refused(FIELDS, typed), 422)
    act, _sep, place = request.form.get("act", "save").partition(":")
    if act == "away":
        agreeing.put_beside_away(db(), me(), code, *_box_and_tab(place))
    return _after_saving(saved, here, url_for("agreements.agreement", code=code) if act == "done" else here)


@bp.get("/agreements/<code>")
def version(code: str) -> Response:
    found = agreements.agreement(db(), me(), code)
    pair = agreements.pair_of(db(), me(), found.mentorship)
    return page(
        "agreements/version.html", agreement=found, pair=pair, labels=LABELS, organisation=settings().organisation
    )


@bp.post("/agreements/<code>")
def decide(code: str) -> Response:
    found, read = agreements.agreement(db(), me(), code), as_number(request.form.get("version"))
    try:
        if request.form.get("act") == "leave":
            agreeing.leave(db(), me(), code, read)
        else:
            done = agreeing.accept(db(), me(), code, read, settings().zone)
            leave_notice("agreement_in_force" if done.state == "in_force" else "agreement_proposed")
    except Conflict as error:
        return _agreement(found.mentorship, error.status, error.code)
    except Invalid as error:
        return _agreement(found.mentorship, error.status, next(PROBLEMS[one] for one in error.problems.values()))
    return see_other(url_for("agreements.agreement", code=found.mentorship))

"""The preview of shared entries, and the list of all that is open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Response, request, url_for

from journal import clock
from journal.agreements.forms import TITLES
from journal.agreements.queries import open_swot_shares
from journal.codes import new_key
from journal.curation.service import duties
from journal.entries import queries as entries
from journal.entries.models import Entry
from journal.errors import Conflict, Invalid, NotFound
from journal.goals import queries as goals
from journal.meetings import queries as meetings
from journal.mentorships import queries as pairs
from journal.mentorships.service.moving import refuse_another
from journal.sharing import queries
from journal.sharing.forms import UNTIL, ShareForm, previewed, ticked
from journal.sharing.models import Selected
from journal.sharing.routes.blueprint import after_meeting, bp, last_day, lawful_pair, running_pair, until_of
from journal.sharing.service import identifying, sharing
from journal.web.database import db, settings
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me


@bp.get("/share/choose")
def choosing() -> Response:
    pair = lawful_pair()
    last = meetings.last_held(db(), me(), pair.code)
    day = clock.local_day(last.starts_at if last else pair.proposed_at, settings().zone)
    return page(
        "sharing/choose.html",
        pair=pair,
        entries=entries.since(db(), me(), day),
        since=day,
        nothing_chosen="nothing" in request.args,
    )


@bp.get("/share/anew/<code>")
def anew(code: str) -> Response:
    pair = pairs.mentorship(db(), me(), code)
    if pair.actor.id != me().id:
        raise NotFound
    if pair.replaces is None:
        return see_other(url_for("mentorships.mentorship", code=code))
    former = pairs.mentorship(db(), me(), pair.replaces)
    before = queries.readable_before(db(), me(), former.code)
    listed = [(one, entries.entry(db(), me(), one.entry)) for one in before]
    return page("sharing/anew.html", pair=pair, former=former, listed=listed)


@bp.get("/share")
def preview() -> Response:
    return _preview(ShareForm.of(key=new_key()), 200, None)


def _preview(form: ShareForm, status: int, problem: str | None) -> Response:
    pair = lawful_pair()
    if not pair.open_to_sharing:
        return see_other(url_for("mentorships.promise", code=pair.code))
    chosen = [entries.entry(db(), me(), code) for code in request.values.getlist("entry")]
    if not chosen:
        return see_other(url_for("sharing.choosing", nothing=request.values.get("chosen")))
    meeting, chose = after_meeting(pair), bool(request.form) or "ticked" in request.args
    if problem == "key_used":  # with the old key the next tap would be refused as well
        form.key.data = new_key()
    form.until.data = form.until.data or ("meeting" if meeting else "end")
    return page(
        "sharing/preview.html",
        status,
        pair=pair,
        form=form,
        selected=[(one, ticked(request.values, one.code) if chose else _as_before(one)) for one in chosen],
        duties=duties(db(), "\n\n".join(one.text for one in chosen)),
        identifying=[found for one in chosen for found in identifying.identifying(db(), one)],
        until_day=last_day(meeting),
        problem=problem,
    )


def _as_before(one: Entry) -> tuple[int, ...]:
    """All passages, or those of the last share: an answer once left out is not ticked again by itself."""
    shares = queries.shares_of(db(), me(), one.code)
    shown = {passage.prompt for passage in (shares[0].passages if shares else one.passages)}
    return tuple(place for place, passage in enumerate(one.passages) if place == 0 or passage.prompt in shown)


@bp.post("/share")
def share() -> Response:
    form, pair = ShareForm.sent(), lawful_pair()
    chosen = [entries.entry(db(), me(), code) for code in request.form.getlist("entry")]
    selected = [Selected(one, ticked(request.form, one.code), previewed(request.form, one.code)) for one in chosen]
    try:
        key = form.checked().key.data or new_key()
        refuse_another(pair, request.form.get("pair"))
        chose = UNTIL[str(form.until.data)]
        until = (chose, until_of(chose, pair))
        sharing.share(db(), me(), pair.code, selected, until, key, timedelta(seconds=settings().share_delay_seconds))
    except Invalid:
        return _preview(form, 422, "nothing")
    except Conflict as error:
        return _preview(form, 409, error.code)
    return see_other(url_for("sharing.pending", key=key))


@bp.post("/share/replace")
def replace() -> Response:
    chosen = request.form.getlist("entry")
    today = clock.local_day(clock.now(), settings().zone)
    try:
        identifying.replace(db(), me(), request.form.get("replace", ""), today)
    except Conflict as error:
        return _preview(ShareForm.sent(), 409, error.code)
    ticks: dict[str, Any] = {f"passage-{one}": request.form.getlist(f"passage-{one}") for one in chosen}
    return see_other(url_for("sharing.preview", entry=chosen, ticked="yes", **ticks))


@bp.get("/share/<key>")
def pending(key: str) -> Response:
    begins = queries.begins(db(), me(), key)
    seconds = max(0, round((begins - clock.now()).total_seconds()))
    return page("sharing/pending.html", key=key, seconds=seconds)


@bp.post("/share/<key>/undo")
def undo(key: str) -> Response:
    sharing.undo(db(), me(), key)
    leave_notice("share_undone")
    return see_other(url_for("sharing.visible"))


@bp.get("/visible")
def visible() -> Response:
    now = clock.now()
    listed = [
        (one, entries.entry(db(), me(), one.entry), queries.readings(db(), me(), one.entry))
        for one in queries.open_shares(db(), me(), now)
    ]
    running = [one for one in pairs.as_actor(db(), me()) if one.state in {"active", "paused"}]
    told: dict[str, Any] = {"pair": running_pair(), "seeing": [one for one in running if one.goals_visible]}
    told |= {"resting": any(one.state == "paused" for one in running), "titles": TITLES}
    told |= {"goals": goals.open_goals(db(), me()), "points": goals.open_points(db(), me())}
    swots = open_swot_shares(db(), me(), now)
    return page("sharing/visible.html", shares=listed, now=now, zone=settings().zone, swots=swots, **told)


@bp.get("/shares/<code>/take-back")
def taking_back(code: str) -> Response:
    share = queries.share(db(), me(), code)
    return page("sharing/take_back.html", share=share, readings=queries.readings(db(), me(), share.entry))


@bp.post("/shares/<code>/take-back")
def take_back(code: str) -> Response:
    share = queries.share(db(), me(), code)
    sharing.withdraw(db(), me(), code)
    return see_other(url_for("comments.entry", code=share.entry))


@bp.post("/visible/take-back")
def take_back_all() -> Response:
    sharing.withdraw_all(db(), me())
    return see_other(url_for("sharing.visible"))

"""The mentor's page before a meeting."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from journal import clock
from journal.briefings import queries, service
from journal.codes import new_key
from journal.curation.service import duties
from journal.errors import Conflict, Invalid
from journal.meetings import queries as meetings
from journal.mentorships import queries as pairs
from journal.web.database import db, settings
from journal.web.forms import as_number, clean
from journal.web.rendering import fragment, page, see_other, wants_fragment
from journal.web.signed_in import me

bp = Blueprint("briefings", __name__)


@bp.get("/briefings")
def actors() -> Response:
    now = clock.now()
    listed = [(pair, meetings.next_planned(db(), me(), pair.code, now)) for pair in pairs.as_mentor(db(), me())]
    return page("briefings/actors.html", listed=listed)


@bp.get("/briefings/<code>")
def briefing(code: str) -> Response:
    now, zone = clock.now(), settings().zone
    found = queries.briefing(db(), me(), code, now, zone, settings().note_days)
    service.opened(db(), me(), found, now, clock.local_day(now, zone))
    words = "\n\n".join(part.text for one in (*found.new, *found.earlier) for part in one.passages)
    return page("briefings/briefing.html", briefing=found, duties=duties(db(), words), key=new_key(), newer=None)


@bp.post("/briefings/<code>/note")
def save_note(code: str) -> Response:
    text, key = clean(request.form.get("note")) or "", request.form.get("key") or new_key()
    try:
        version = service.save_note(db(), me(), code, text, as_number(request.form.get("based_on")), key)
    except (Conflict, Invalid) as error:
        return _not_saved(code, text, error)
    if wants_fragment():
        return fragment("briefings/_note_saved.html", version=version, at=clock.now())
    return see_other(url_for("briefings.briefing", code=code))


def _not_saved(code: str, text: str, error: Conflict | Invalid) -> Response:
    return page(
        "briefings/note.html",
        error.status,
        pair=queries.mentored(db(), me(), code),
        typed=text,
        known=queries.note(db(), me(), code),
        too_long=isinstance(error, Invalid),
    )


@bp.get("/briefings/<code>/notes")
def notes(code: str) -> Response:
    pair = queries.mentored(db(), me(), code)
    return page("briefings/notes.html", pair=pair, note=queries.note(db(), me(), code), gone_on=_gone_on(code))


def _gone_on(code: str) -> object:
    pair = queries.mentored(db(), me(), code)
    return queries.notes_gone_on(pair, settings().note_days, settings().zone)

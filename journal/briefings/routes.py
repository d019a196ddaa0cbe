"""The mentor's page before a meeting."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from journal import clock
from journal.briefings import queries, service
from journal.codes import new_key
from journal.comments import queries as comments
from journal.errors import Conflict, Invalid
from journal.meetings import queries as meetings
from journal.mentorships import queries as pairs
from journal.sharing import queries as sharing
from journal.sharing.models import Stretch
from journal.web.database import db, settings
from journal.web.forms import as_number, clean
from journal.web.language import current as language
from journal.web.rendering import fragment, page, see_other, wants_fragment
from journal.web.signed_in import me

bp = Blueprint("briefings", __name__)

#: So many shared texts stand on one page of all of them.
A_PAGE = 20


@bp.get("/briefings")
def actors() -> Response:
    now = clock.now()
    listed = [(pair, meetings.next_planned(db(), me(), pair.code, now)) for pair in pairs.as_mentor(db(), me())]
    return page("briefings/actors.html", listed=listed)


@bp.get("/briefings/<code>")
def briefing(code: str) -> Response:
    now, zone = clock.now(), settings().zone
    found = queries.briefing(db(), me(), code, now, zone, settings().note_days)
    beside = service.beside(db(), me(), found, now, zone, language())
    return page("briefings/briefing.html", briefing=found, beside=beside, key=new_key())


@bp.get("/briefings/<code>/shared")
def shared(code: str) -> Response:
    """All that is shared, a page at a time: what is shown here is read, and nothing else."""
    now, zone, number = clock.now(), settings().zone, max(1, as_number(request.args.get("page")))
    pair = queries.running(db(), me(), code)
    before = sharing.has_read(db(), me(), code, now)
    found = queries.texts(db(), me(), code, now, zone, Stretch(most=A_PAGE, skip=(number - 1) * A_PAGE))
    duties, _heavy = service.opened(db(), me(), found.shown, now, zone)
    sent = comments.sent(db(), me(), code, now)
    here = {"texts": found.shown, "more": found.more, "number": number, "duties": duties, "sent": sent}
    return page("briefings/shared.html", pair=pair, first_reading=not before, **here)


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

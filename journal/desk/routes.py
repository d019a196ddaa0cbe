"""Home, and the frame every page is shown in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from journal import clock
from journal.archive.queries import keeping as lasting
from journal.codes import new_code, new_key
from journal.desk import queries
from journal.ideas import queries as ideas
from journal.web.database import db, settings
from journal.web.language import current as language
from journal.web.rendering import page, wants_fragment
from journal.web.signed_in import me, take_notice, viewer

bp = Blueprint("desk", __name__)


@bp.get("/")
def home() -> Response:
    now, zone = clock.now(), settings().zone
    return page(
        "desk/home.html",
        desk=queries.actor_desk(db(), me(), now, clock.local_day(now, zone)),
        mentoring=queries.mentor_desk(db(), me(), now),
        answered=ideas.answered(db(), me()),
        to_tell=[one for one in ideas.to_tell(db(), me()) if one.handed_on is None],
        ending=lasting.at_home(db(), me(), settings().retention_months, zone, clock.local_day(now, zone)),
        today=now,
        me=me(),
        code=new_code(),
        key=new_key(),
    )


@bp.app_context_processor
def frame() -> dict[str, Any]:
    """What the base template may count on."""
    asking = viewer()
    return {
        "viewer": queries.viewer(db(), asking) if asking else None,
        "notice": None if wants_fragment() else take_notice(),
        "language": language(),
        "organisation_of": settings().organisation_of(language()),
        "demo": settings().demo,
    }

"""*Kattavuus* and *Osuuko*: what the bank has and lacks, and whether its questions are ever asked."""

from __future__ import annotations

from flask import Response, request

from journal.curation.forms.coverage import view_of
from journal.curation.forms.files import BANDS
from journal.curation.forms.naming import PHASES
from journal.curation.routes.blueprint import bp
from journal.curation.service import coverage as covering
from journal.curation.service import figures, own_topics, reach
from journal.web.database import db
from journal.web.language import current
from journal.web.rendering import page
from journal.web.signed_in import me


@bp.get("/bank/coverage")
def coverage() -> Response:
    view = view_of(request.args, current(), [one.id for one in own_topics(db())])
    found = covering.coverage(db(), me(), view, current())
    return page("curation/coverage.html", view=view, coverage=found, phases=PHASES)


@bp.get("/bank/landing")
def landing() -> Response:
    landings = figures.landings(db(), me(), current())
    unreached = covering.wordings(db(), reach.unreached(db()), current()) if reach.worked_out(db()) else None
    return page("curation/landing.html", landings=landings, bands=BANDS, unreached=unreached)

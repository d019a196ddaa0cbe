"""The bench's first page: questions found by words and filters; each view is an address to come back to."""

from __future__ import annotations

from flask import Response, request, url_for

from journal import clock
from journal.curation import queries
from journal.curation.forms.naming import PHASES
from journal.curation.models import MARKS, STATES, Wanted
from journal.curation.routes.blueprint import bp
from journal.curation.service import finding, own_topics
from journal.curation.service.engines import techniques
from journal.web.database import db, settings
from journal.web.forms import as_number, clean
from journal.web.language import current
from journal.web.rendering import page, see_other
from journal.web.signed_in import me
from prompts.model import LANGUAGES, Language

FILTERS = ("technique", "phase", "topic", "state", "who", "mark")


def _asked(name: str) -> str:
    return (clean(request.args.get(name)) or "")[:200]


def _language() -> Language:
    """The language the wordings are shown and searched in."""
    return next((one for one in LANGUAGES if one == _asked("language")), current())


@bp.get("/bank")
def questions() -> Response:
    queries.refuse_others(me())
    told = {name: _asked(name) for name in FILTERS}
    wanted = Wanted(words=_asked("q"), page=as_number(_asked("page")) or 1, **told)
    today = clock.local_day(clock.now(), settings().zone)
    return page(
        "curation/questions.html", wanted=wanted, shown=_language(), states=STATES, marks_of_the_bench=MARKS,
        found=finding.find(db(), me(), wanted, _language(), today), techniques=techniques(db(), current()),
        topics_named=[(one.id, one.name[current()]) for one in own_topics(db())],
        phases=PHASES, changers=queries.changers(db(), me()), address={"q": wanted.words, **told},
    )  # fmt: skip


@bp.post("/bank/questions/<code>/flag")
def flag(code: str) -> Response:
    finding.flag(db(), me(), code, on=request.form.get("flagged") == "yes")
    return see_other(url_for("curation.question", code=code))

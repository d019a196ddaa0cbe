"""*Kokeile*: a text of the curator's own, tried on the bank in force and on a draft. It is kept only when asked to."""

from __future__ import annotations

from flask import Response, request, url_for

from journal.codes import new_key
from journal.curation.forms import TryForm
from journal.curation.forms.cue_names import cue_name
from journal.curation.forms.losing import PARTS, SILENT, why_lost
from journal.curation.forms.trying import PROBLEMS
from journal.curation.models import Told, Trial
from journal.curation.queries import refuse_others
from journal.curation.routes.blueprint import bp
from journal.curation.service import trying
from journal.curation.service.engines import techniques
from journal.errors import Invalid
from journal.support.forms import CARDS
from journal.web.database import db
from journal.web.language import current
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me

EMPTY = Told("", None, "between", (), (), unasked=False)


def _draft() -> str:
    return request.args.get("draft", "")


@bp.get("/bank/try")
def try_out() -> Response:
    refuse_others(me())
    example = request.args.get("example", "")
    told = trying.chosen(db(), me(), example) if example else EMPTY
    return _page(_named(TryForm.showing(told, new_key())), ())


@bp.post("/bank/try")
def tried() -> Response:
    refuse_others(me())
    form = _named(TryForm.sent())
    if not form.validate():
        return _page(form, (), 422)
    if request.form.get("act") == "keep":
        return _kept(form)
    return _page(form, trying.trials(db(), me(), form.told, current(), _draft()))


@bp.post("/bank/examples/<code>/remove")
def remove_example(code: str) -> Response:
    trying.forget(db(), me(), code)
    leave_notice("saved")
    return see_other(url_for("curation.try_out"))


def _kept(form: TryForm) -> Response:
    try:
        trying.keep(db(), me(), form.told, form.technique.data or "", form.key.data or new_key())
    except Invalid as error:
        form.refuse({field: str(PROBLEMS[field]) for field in error.problems if field in PROBLEMS})
        return _page(form, (), 422)
    leave_notice("saved")
    return see_other(url_for("curation.try_out", draft=_draft() or None))


def _named(form: TryForm) -> TryForm:
    return form.with_techniques(techniques(db(), current()).items())


def _page(form: TryForm, trials: tuple[Trial, ...], status: int = 200) -> Response:
    return page(
        "curation/try.html", status, form=form, trials=trials, draft=_draft(), examples=trying.choices(db(), me()),
        names=techniques(db(), current()), cue_name=cue_name, why_lost=why_lost, parts=PARTS, silent=SILENT,
        cards=dict(CARDS),
    )  # fmt: skip

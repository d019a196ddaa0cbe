"""The cues: listed by language, edited by lines, proved by their examples, with what a change would do."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, request, url_for

from journal.codes import new_key
from journal.curation.forms.cue_names import cue_name
from journal.curation.forms.words import CueForm
from journal.curation.models import CueSheet, Effects, Proved
from journal.curation.routes.blueprint import bp
from journal.curation.service import cues as working
from journal.curation.service.effects import effects
from journal.curation.service.engines import engine
from journal.errors import Conflict, Invalid, NotFound
from journal.support.forms import CARDS
from journal.web.database import db
from journal.web.forms import as_number
from journal.web.language import current
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me
from prompts.model import LANGUAGES, Language


def language_of(told: str) -> Language:
    """A language by its code. Raises ``NotFound``."""
    found = next((one for one in LANGUAGES if one == told), None)
    if found is None:
        raise NotFound
    return found


def named() -> dict[str, str]:
    """Every cue by its name in the reader's language."""
    return {one: cue_name(one) for one in engine(db()).bank.notions}


@bp.get("/bank/cues")
def cues() -> Response:
    language = language_of(request.args.get("language", current()))
    listed = working.listed(db(), me(), language)
    return page("curation/cues.html", cues=listed, shown=language, names=named(), cards=dict(CARDS))


@bp.get("/bank/cues/<kind>/<language>/<name>")
def cue(kind: str, language: str, name: str) -> Response:
    sheet = _sheet(kind, language, name)
    return _page(sheet, CueForm.showing(sheet, new_key()), *_tried(sheet, sheet.lines))


@bp.post("/bank/cues/<kind>/<language>/<name>")
def save_cue(kind: str, language: str, name: str) -> Response:
    sheet, form = _sheet(kind, language, name), CueForm.sent()
    try:
        words = working.words_for(db(), me(), sheet, form.checked().lines)
        if request.form.get("act") != "save":
            return _page(sheet, form, *_tried(sheet, form.lines))
        working.save(db(), me(), sheet, words, as_number(form.based_on.data), form.key.data or new_key())
    except Invalid as error:
        form.refuse_lines(error.problems)
        return _page(sheet, form, None, None, 422, refused=error.problems.get("words", ""))
    except Conflict:
        return _both(sheet, form)
    leave_notice("saved")
    return see_other(url_for("curation.cue", kind=kind, language=language, name=name))


def _sheet(kind: str, language: str, name: str) -> CueSheet:
    return working.opened(db(), me(), working.kind_of(kind), language_of(language), name)


def _tried(sheet: CueSheet, lines: Mapping[str, tuple[str, ...]]) -> tuple[Proved, Effects]:
    words = working.words_for(db(), me(), sheet, lines)
    return working.proved(db(), sheet, words), effects(db(), {working.path_of(sheet): words})


def _both(sheet: CueSheet, form: CueForm) -> Response:
    """Somebody else has saved this cue meanwhile: both texts are shown, and saving again chooses this one."""
    theirs = CueForm.showing(sheet, new_key())
    form.based_on.data = str(sheet.version)
    form.key.data = new_key()
    return _page(sheet, form, None, None, 409, theirs=theirs)


def _page(
    sheet: CueSheet,
    form: CueForm,
    proved: Proved | None,
    effects: Effects | None,
    status: int = 200,
    *,
    refused: str = "",
    theirs: CueForm | None = None,
) -> Response:
    return page(
        "curation/cue.html", status, sheet=sheet, form=form, proved=proved, effects=effects, refused=refused,
        theirs=theirs, names=named(), cards=dict(CARDS), signs=working.signs_of(db(), sheet),
    )  # fmt: skip

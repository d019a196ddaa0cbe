"""One question: begun, worded, listened to while it is typed, and kept as a draft."""

from __future__ import annotations

from flask import Response, request, url_for

from journal.codes import new_key
from journal.curation import queries
from journal.curation.forms import naming
from journal.curation.forms.cue_names import cue_name
from journal.curation.forms.question import PROBLEMS, QuestionForm
from journal.curation.models import Difference, Opened
from journal.curation.routes.blueprint import bp
from journal.curation.service import chains, comparing, editing, own_topics, topic_names
from journal.curation.service.engines import techniques
from journal.errors import Conflict, Invalid
from journal.web.database import db, settings
from journal.web.forms import as_number, clean
from journal.web.language import current
from journal.web.rendering import fragment, page, see_other
from journal.web.signed_in import leave_notice, me
from prompts.model import LANGUAGES, Question


@bp.get("/bank/questions/new")
def new_question() -> Response:
    queries.refuse_others(me())
    technique = request.args.get("technique", "")
    if not technique:
        return page("curation/techniques.html", techniques=techniques(db(), current()), asked=request.args)
    blank = editing.blank(db(), me(), technique, request.args.get("phase", ""), request.args.get("topic", ""))
    return _page(Opened(blank, None, None, frozenset(), same_meaning=False), None)


@bp.post("/bank/questions/new")
def begin() -> Response:
    queries.refuse_others(me())
    blank = editing.blank(db(), me(), request.form.get("technique", ""), "", "")
    form = _form(blank)
    try:
        typed = _typed(form, blank)
        made = editing.draft_of(db(), me(), typed, form.reason.data or "", form.key.data or new_key())
    except Invalid as error:
        _refused(form, error)
        return _page(Opened(form.question(blank), None, None, frozenset(), same_meaning=False), form, 422)
    return _kept(made.question, made.code)


@bp.get("/bank/questions/<code>")
def question(code: str) -> Response:
    return _page(editing.opened(db(), me(), code), None)


@bp.post("/bank/questions/<code>")
def save_question(code: str) -> Response:
    found = editing.opened(db(), me(), code)
    form = _form(found.question)
    try:
        made = editing.save(
            db(), me(), _typed(form, found.question), as_number(form.based_on.data), form.key.data or new_key(),
            reason=form.reason.data or "", same_meaning=bool(form.same_meaning.data),
        )  # fmt: skip
    except Invalid as error:
        _refused(form, error)
        return _page(found, form, 422)
    except Conflict:
        return _both(code, form)
    return _kept(code, made.code)


def _kept(question: str, revision: str) -> Response:
    leave_notice("saved")
    if request.form.get("act") == "publish":
        return see_other(url_for("curation.ready", code=revision))
    return see_other(url_for("curation.question", code=question))


def _both(code: str, form: QuestionForm) -> Response:
    """Somebody has saved another text meanwhile: both are shown, and the second chooses."""
    found = editing.opened(db(), me(), code)
    typed = form.question(found.question)
    again = _listed(QuestionForm.showing(typed, same_meaning=False, key=new_key(), based_on=found.version), typed)
    return _page(found, again, 409, differences=comparing.differences(found.question, typed))


@bp.post("/bank/lint")
def lint() -> Response:
    """What the linter says of one wording while it is typed. Nothing of it is stored."""
    queries.refuse_others(me())
    language = next((one for one in LANGUAGES if f"wording_{one}" in request.form), LANGUAGES[0])
    words = clean(request.form.get(f"wording_{language}")) or ""
    heard = editing.listening(request.form.get("kind", ""), request.form.getlist("needs"), language, words)
    remarks = editing.remarks(db(), heard, current()).get(language, ())
    return fragment("curation/_problems.html", remarks=remarks, worded=bool(heard.wording))


def _form(base: Question) -> QuestionForm:
    return _listed(QuestionForm.sent(), base)


def _listed(form: QuestionForm, base: Question) -> QuestionForm:
    """The form with the lists of the bank; questions that follow already are there to be left out."""
    names = [(name, cue_name(name)) for _group, some in editing.cue_groups(db()) for name in some]
    kept, called = {one.id for one in own_topics(db())}, topic_names(db(), current())
    named = [(one, name) for one, name in called.items() if one in kept or one in base.topics]
    following = (*base.follow_ups, *(form.follow_ups.data or ()))
    return form.with_choices(names, named, list(chains.words_of(db(), following, current()).items()))


def _typed(form: QuestionForm, base: Question) -> Question:
    """The question as it was typed. Raises ``Invalid``."""
    typed = form.checked().question(base)
    if not (form.follow_up.data or "").strip():
        return typed
    return chains.followed_by(db(), typed, form.follow_up.data or "")


def _refused(form: QuestionForm, error: Invalid) -> None:
    told = {name: code for name, code in error.problems.items() if code != "form"}
    form.refuse({name: str(PROBLEMS.get(code, PROBLEMS["unfit"])) for name, code in told.items()})


def _page(
    found: Opened, form: QuestionForm | None, status: int = 200, differences: tuple[Difference, ...] = ()
) -> Response:
    shown, version = found.question, found.version
    form = form or _listed(
        QuestionForm.showing(shown, same_meaning=found.same_meaning, key=new_key(), based_on=version), shown
    )
    return page(
        "curation/question.html", status, found=found, form=form, differences=differences, naming=naming,
        remarks=editing.remarks(db(), form.question(shown), current()),
        technique=editing.technique_of(db(), shown.technique, current()),
        spoken=settings().languages.split(), groups=editing.cue_groups(db()), cue_name=cue_name,
        chain=chains.chain(db(), shown, current()), following=chains.following(db(), shown, current()),
        history=comparing.history(db(), me(), shown.id) if shown.id else (), techniques=techniques(db(), current()),
        flagged=shown.id in queries.flagged(db(), me()), key=new_key(),
    )  # fmt: skip

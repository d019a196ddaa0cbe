"""Spoken words and topics: small forms over two lists of the bank."""

from __future__ import annotations

from flask import Response, request, url_for

from journal.codes import new_key
from journal.curation.forms.words import PROBLEMS, HeardForm, MergeForm, TopicForm
from journal.curation.models import Effects
from journal.curation.routes.blueprint import bp
from journal.curation.routes.cues import language_of
from journal.curation.service import hearing, theming
from journal.curation.service.effects import effects
from journal.errors import Conflict, Invalid
from journal.support.forms import CARDS
from journal.web.database import db
from journal.web.forms import Form, as_number
from journal.web.language import current
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me
from prompts.model import LANGUAGES, Language


@bp.get("/bank/words")
def words() -> Response:
    language = language_of(request.args.get("language", current()))
    form = HeardForm.of(key=new_key(), language=language)
    return _words(form, language, None)


@bp.post("/bank/words")
def add_word() -> Response:
    form = HeardForm.sent()
    language = language_of(form.language.data or "")
    told = (form.said.data or "", form.means.data or "")
    try:
        form.checked()
        text = hearing.with_word(db(), me(), language, *told)
        if request.form.get("act") != "save":
            return _words(form, language, effects(db(), {hearing.path_of(language): text}))
        hearing.save(db(), me(), language, text, as_number(form.based_on.data), form.key.data or new_key())
    except (Invalid, Conflict) as error:
        return _words(form, language, None, _refused(form, error))
    leave_notice("saved")
    return see_other(url_for("curation.words", language=language))


def _refused(form: Form, error: Invalid | Conflict) -> int:
    """What is wrong, in words. After somebody else's change the form waits to be sent again, on top of theirs."""
    if isinstance(error, Conflict):
        return 409
    form.refuse({field: str(PROBLEMS[code]) for field, code in error.problems.items() if code in PROBLEMS})
    return 422


def _words(form: HeardForm, language: Language, found: Effects | None, status: int = 200) -> Response:
    heard = hearing.heard(db(), me(), language)
    form.based_on.data = str(heard.version)
    if status == 409:
        form.key.data = new_key()
    return page("curation/words.html", status, form=form, heard=heard, shown=language, effects=found, cards=dict(CARDS))


@bp.get("/bank/topics")
def topics() -> Response:
    return _topics(TopicForm.of(key=new_key()))


@bp.post("/bank/topics")
def add_topic() -> Response:
    return _named("")


@bp.post("/bank/topics/<topic>")
def rename_topic(topic: str) -> Response:
    return _named(topic)


def _named(topic: str) -> Response:
    form = TopicForm.sent()
    names = {one: str(form[f"name_{one}"].data or "") for one in LANGUAGES}
    try:
        theming.named(db(), me(), topic, names, as_number(form.based_on.data), form.key.data or new_key())
    except (Invalid, Conflict) as error:
        return _topics(form, _refused(form, error), topic)
    leave_notice("saved")
    return see_other(url_for("curation.topics"))


@bp.post("/bank/topics/<topic>/merge")
def merge_topic(topic: str) -> Response:
    form = MergeForm.sent()
    told = (str(request.form.get("into", "")), as_number(form.based_on.data), form.key.data or new_key())
    try:
        theming.merged(db(), me(), topic, *told)
    except (Invalid, Conflict) as error:
        return _topics(TopicForm.of(key=new_key()), _refused(form, error))
    leave_notice("saved")
    return see_other(url_for("curation.topics"))


def _topics(form: TopicForm, status: int = 200, topic: str = "") -> Response:
    """``topic``: the one whose form was sent; nothing for the form of a new one."""
    themes = theming.themes(db(), me())
    fresh = form if not topic else TopicForm.of(key=new_key())
    fresh.based_on.data = form.based_on.data = str(themes.version)
    if status == 409:
        form.key.data = new_key()
    return page(
        "curation/topics.html", status, themes=themes, form=fresh, sent=form if topic else None, topic=topic,
        key=new_key(), last=theming.LAST,
    )  # fmt: skip

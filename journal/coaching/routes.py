"""The writing page. Every button sends the whole text along, so that no tap can lose a word."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, request, url_for

from journal import clock
from journal.coaching import queries
from journal.coaching.forms import draft_sent
from journal.coaching.models import Moment
from journal.coaching.service import acting, asking
from journal.codes import new_code, new_key
from journal.comments import queries as comments
from journal.comments.models import Waiting
from journal.comments.service import questions
from journal.entries import queries as entries
from journal.entries.models import Draft, Entry, Saved
from journal.entries.service import finding, saving
from journal.errors import Conflict, NotFound
from journal.goals import queries as goals
from journal.goals.models import Goal
from journal.meetings import queries as meetings
from journal.meetings.models import Task
from journal.mentorships import queries as pairs
from journal.support import queries as support
from journal.web.database import db, settings
from journal.web.language import current as language
from journal.web.rendering import fragment, page, see_other, wants_fragment
from journal.web.signed_in import leave_notice, me
from prompts.model import Asked

bp = Blueprint("coaching", __name__)


@bp.get("/write")
def write() -> Response:
    return _page(new_code(), None, task=request.args.get("task"))


@bp.get("/write/<code>")
def continue_writing(code: str) -> Response:
    try:
        return _page(code, asking.glance(db(), me(), code))
    except NotFound:
        if entries.exists(db(), code):
            raise
        return _page(code, None)


def _page(code: str, moment: Moment | None, status: int = 200, *, task: str | None = None) -> Response:
    entry = entries.entry(db(), me(), code) if moment else None
    return page(
        "coaching/write.html",
        status,
        code=code,
        entry=entry,
        beside=entries.beside(db(), me(), entry.id) if entry else (),
        moment=moment,
        contacts=_contacts(moment),
        goals=_goals(entry),
        day=entry.written_on if entry else clock.now(),
        tab=new_key(),
        key=new_key(),
        asks=me().questions,
        hints=me().questions and me().hints and comments.waiting(db(), me()) is None,
        mentor_asks=_mentor_asks(moment),
        asked_here=None,
        mentored=_has_pair(),
        task=_task(code, task),
    )


def _task(code: str, asked_for: str | None) -> Task | None:
    """The interim task an entry is about: as it was opened, or as it was asked for now."""
    if asked_for is None:
        return queries.task_of(db(), me(), code)
    task, _pair = meetings.own_task(db(), me(), asked_for)
    return task if task.words else None


def _goals(entry: Entry | None) -> tuple[Goal, ...]:
    """The goals to tie an entry to: the open ones, and its own though it was reached or let go since."""
    tied = entry.goal if entry else None
    return tuple(one for one in goals.goals(db(), me()) if one.state == "open" or one.code == tied)


def _contacts(moment: Moment | None) -> tuple[object, ...]:
    if moment is None or moment.card is None:
        return ()
    return support.contacts_for(db(), tuple(lead.category for lead in moment.card.leads))


def _mentor_asks(moment: Moment | None) -> Waiting | None:
    """The open question at the top of the page; none beside a card that leaves no room for it."""
    return None if moment and asking.forbids(moment.card) else comments.waiting(db(), me())


def _has_pair() -> bool:
    pair = pairs.current(db(), me())
    return pair is not None and pair.state == "active"


@bp.post("/write/<code>")
def act(code: str) -> Response:
    wanted = request.form.get("act", "save").partition(":")[0]
    if wanted not in ACTS:
        raise Conflict("act")
    draft = draft_sent(code, request.form)
    words = finding.words_of(db(), "\n\n".join(one.text for one in draft.passages))
    today = clock.local_day(clock.now(), settings().zone)
    saved = saving.save(db(), me(), draft, words, today, even_blank=_is_waiting(wanted))
    if saved.stored and request.form.get("task"):
        acting.begin_from_task(db(), me(), code, request.form["task"])
    if saved.aside or not (saved.stored or wanted == "later_mentor"):
        return _saved(code, draft, saved)
    return ACTS[wanted](code, draft, saved)


def _is_waiting(wanted: str) -> bool:
    """Whether the mentor's question is taken up now: that alone begins an entry without a word in it."""
    waits = comments.waiting(db(), me()) if wanted == "answer_mentor" else None
    return waits is not None and waits.code == request.form.get("question")


def _saved(code: str, _draft: Draft, saved: Saved) -> Response:
    if wants_fragment():
        return fragment("coaching/_saved.html", saved=saved, code=code)
    return see_other(url_for("coaching.continue_writing", code=code))


def _keep(code: str, _draft: Draft, _saved: Saved) -> Response:
    saving.keep(db(), me(), code)
    if me().questions:
        asking.ask(db(), me(), code, "kept", language(), settings().zone)
    leave_notice("kept")
    return see_other(url_for("coaching.continue_writing", code=code))


def _ask(code: str, _draft: Draft, saved: Saved) -> Response:
    return _asked(code, saved, "tapped")


def _hint(code: str, _draft: Draft, saved: Saved) -> Response:
    return _asked(code, saved, "hint")


def _asked(code: str, saved: Saved, how: Asked) -> Response:
    moment = asking.ask(db(), me(), code, how, language(), settings().zone)
    if not wants_fragment():
        return _page(code, moment)
    return fragment(
        "coaching/_asked.html",
        moment=moment,
        code=code,
        contacts=_contacts(moment),
        saved=saved,
        mentored=_has_pair(),
        asked_here=_mentor_asks(moment) if moment.silent == "mentor_asks" else None,
    )


def _answer(code: str, _draft: Draft, _saved: Saved) -> Response:
    acting.answer(db(), me(), code, request.form.get("prompt", ""))
    return see_other(url_for("coaching.continue_writing", code=code))


def _answer_mentor(code: str, _draft: Draft, _saved: Saved) -> Response:
    if not acting.answer_mentor(db(), me(), code, request.form.get("question", "")):
        leave_notice("question_gone")
    return see_other(url_for("coaching.continue_writing", code=code))


def _later_mentor(code: str, _draft: Draft, _saved: Saved) -> Response:
    questions.put_away(db(), me(), request.form.get("question", ""))
    return see_other(url_for("coaching.continue_writing", code=code))


def _another(code: str, draft: Draft, saved: Saved) -> Response:
    acting.put_away(db(), me(), code, request.form.get("prompt", ""), "another")
    return _ask(code, draft, saved)


def _later(code: str, draft: Draft, saved: Saved) -> Response:
    acting.put_away(db(), me(), code, request.form.get("prompt", ""), "put_away")
    return _saved_and_empty(code, draft, saved)


def _missed(code: str, draft: Draft, saved: Saved) -> Response:
    today = clock.local_day(clock.now(), settings().zone)
    acting.missed(db(), me(), code, request.form.get("prompt", ""), today)
    return _saved_and_empty(code, draft, saved)


def _saved_and_empty(code: str, draft: Draft, saved: Saved) -> Response:
    if wants_fragment():
        return fragment("coaching/_put_away.html", saved=saved, code=code)
    return _saved(code, draft, saved)


def _remove(code: str, _draft: Draft, _saved: Saved) -> Response:
    acting.take_line_away(db(), me(), code, request.form["act"].partition(":")[2])
    return see_other(url_for("coaching.continue_writing", code=code))


#: What the buttons of the writing form do, after the text has been saved.
ACTS: dict[str, Callable[[str, Draft, Saved], Response]] = {
    "save": _saved,
    "keep": _keep,
    "ask": _ask,
    "hint": _hint,
    "answer": _answer,
    "answer_mentor": _answer_mentor,
    "later_mentor": _later_mentor,
    "another": _another,
    "later": _later,
    "missed": _missed,
    "remove": _remove,
}

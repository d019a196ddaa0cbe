"""The ending, the book, the pack to take along, how long things stay, erasing, and the half-yearly sheet."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request, stream_with_context, url_for

from journal import clock
from journal.agreements.forms import TITLES
from journal.agreements.queries import swots
from journal.archive.forms import FAR, PROBLEMS, EraseForm, LeavingForm, labels
from journal.archive.models import LEAVING_DAYS, Keeping, Receipt
from journal.archive.queries import book as books
from journal.archive.queries import keeping as lasting
from journal.archive.queries import pack as packs
from journal.archive.queries import sheets as half_years
from journal.archive.service import erasing, packing
from journal.archive.service import keeping as keepings
from journal.archive.service import sheets as making
from journal.briefings.queries import notes_gone_on
from journal.curation.service import topic_names
from journal.entries.service.binning import days_in_copies
from journal.errors import Conflict, Invalid
from journal.feedback import queries as feedback
from journal.feedback.forms import WORDS
from journal.feedback.models import HalfYear, near_the_end
from journal.goals import queries as goals
from journal.ideas.queries import released
from journal.mentorships import queries as pairs
from journal.web.database import db, settings
from journal.web.language import current as language
from journal.web.rendering import page, see_other
from journal.web.signed_in import clear_cookie, leave_notice, me, open_page, this_sign_in
from journal.web.text import gettext

bp = Blueprint("archive", __name__)


def _today() -> date:
    return clock.local_day(clock.now(), settings().zone)


def _keeping() -> Keeping | None:
    return lasting.keeping(db(), me(), settings().retention_months, settings().zone)


@bp.get("/mentorships/<code>/closing")
def closing(code: str) -> Response:
    pair = pairs.mentorship(db(), me(), code)
    gone_on = notes_gone_on(pair, settings().note_days, settings().zone)
    told = {"pair": pair, "notes_gone_on": gone_on, "note_days": settings().note_days}
    if pair.mentor.id == me().id:
        return page("archive/mentors_closing.html", letter=feedback.readable_letter(db(), me(), code), **told)
    return page(
        "archive/closing.html",
        keeping=_keeping(),
        near=near_the_end(pair, _today()),
        given=feedback.given(db(), me(), code),
        goals=goals.goals(db(), me()),
        **told,
    )


@bp.get("/book")
def book() -> Response:
    return page(
        "archive/book.html",
        chapters=books.chapters(db(), me()),
        goals=goals.goals(db(), me()),
        swots=swots.own_swots(db(), me()),
        titles=TITLES,
        tasks=books.tasks(db(), me()),
        me=me(),
    )


@bp.get("/account/keeping")
def keeping() -> Response:
    found = _keeping()
    return _kept(LeavingForm.of(leaves_on=found.leaves_on if found else None))


def _kept(form: LeavingForm, status: int = 200) -> Response:
    return page("archive/keeping.html", status, keeping=_keeping(), form=form, leaving_days=LEAVING_DAYS)


@bp.post("/account/keeping")
def keep_longer() -> Response:
    shown = request.form.get("until", "")
    keepings.keep_longer(db(), me(), shown, settings().retention_months, settings().zone)
    leave_notice("saved")
    return see_other(url_for("archive.keeping"))


@bp.post("/account/leaving")
def leave() -> Response:
    form = LeavingForm.sent()
    try:
        form.checked()
        keepings.leave(db(), me(), me(), form.leaves_on.data, _today())
    except Invalid as error:
        form.refuse({"leaves_on": str(FAR)} if "far" in error.problems.values() else {})
        return _kept(form, 422)
    leave_notice("saved")
    return see_other(url_for("archive.keeping"))


@bp.get("/account/archive.zip")
def pack() -> Response:
    at = clock.now()
    sections = packs.sections(db(), me(), at)
    title = gettext("Oivallus: %(name)s", name=me().name)
    spoken = labels() | {f"topic:{one}": name for one, name in topic_names(db(), language()).items()}
    parts = packing.worded(sections, spoken, settings().zone)
    readable = page("archive/pack.html", title=title, parts=parts, at=at).get_data(as_text=True)
    files = (
        ("oivallus/oivallus.html", (readable,)),
        ("oivallus/oivallus.md", packing.markdown(title, parts)),
        ("oivallus/oivallus.json", packing.as_json(sections, at)),
    )
    response = Response(stream_with_context(packing.zipped(files, at)), mimetype="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="oivallus-{_today().isoformat()}.zip"'
    return response


@bp.get("/account/erase")
def erasing_everything() -> Response:
    return _erasing(EraseForm.of())


def _erasing(form: EraseForm, status: int = 200) -> Response:
    return page(
        "archive/erase.html",
        status,
        form=form,
        days=days_in_copies(settings().backups, settings().backup_days),
        mentoring=[pair for pair in pairs.as_mentor(db(), me()) if pair.state in {"active", "paused"}],
        mentored=pairs.current(db(), me()),
        last_of=lasting.last_of(db(), me()),
        by_password=lasting.has_password(db(), me()),
    )


@bp.post("/account/erase")
def erase() -> Response:
    form = EraseForm.sent()
    try:
        erasing.confirm(db(), me(), form.password.data or "", this_sign_in(), settings())
    except Invalid as error:
        form.refuse({field: str(PROBLEMS[code]) for field, code in error.problems.items()})
        return _erasing(form, 422)
    receipt = erasing.erase_account(db(), me(), me())
    return clear_cookie(see_other(url_for("archive.receipt", code=receipt)))


@bp.get("/erased/<code>")
@open_page
def receipt(code: str) -> Response:
    at = clock.moment(lasting.receipt_moment(db(), code))
    days = days_in_copies(settings().backups, settings().backup_days)
    return page("archive/receipt.html", receipt=Receipt(code, at), days=days)


@bp.get("/half-years")
def half_years_made() -> Response:
    return page(
        "archive/half_years.html",
        made=half_years.sheets(db(), me()),
        finished=half_years.finished(db(), me(), _today(), settings().zone),
    )


@bp.post("/half-years")
def make_half_year() -> Response:
    half_years.refuse_others(db(), me())
    try:
        period = HalfYear.read(request.form.get("period", ""))
    except ValueError as error:
        raise Conflict("half_year") from error
    ideas = [(one.words, one.outcome) for one in released(db(), half_years.last_made(db(), me()))]
    code = making.make(db(), me(), period, ideas, _today(), settings().zone)
    return see_other(url_for("archive.half_year", code=code))


@bp.get("/half-years/<code>")
def half_year(code: str) -> Response:
    sheet = half_years.sheet(db(), me(), code)
    return page("archive/half_year.html", sheet=sheet, items=WORDS, organisation=settings().organisation)

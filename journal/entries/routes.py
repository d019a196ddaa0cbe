"""The list of entries by month, search, the bin, and what can be done to an entry outside the writing page."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, abort, request, url_for

from journal.entries import queries
from journal.entries.service import binning, finding
from journal.web.database import db, settings
from journal.web.rendering import page, see_other
from journal.web.signed_in import leave_notice, me

bp = Blueprint("entries", __name__)


@bp.get("/entries")
def entries() -> Response:
    months = queries.months(db(), me())
    return _month(months, months[0]) if months else page("entries/entries.html", months=(), month=None, entries=())


@bp.get("/entries/month/<month>")
def month(month: str) -> Response:
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        abort(404)
    return _month(queries.months(db(), me()), first)


def _month(months: tuple[date, ...], first: date) -> Response:
    lines = queries.of_month(db(), me(), first)
    return page("entries/entries.html", months=months, month=first, entries=lines)


@bp.get("/entries/search")
def search() -> Response:
    typed = request.args.get("q", "").strip()[:200]
    found = finding.search(db(), me(), typed)
    return page("entries/search.html", typed=typed, entries=found)


@bp.get("/entries/bin")
def bin_of_entries() -> Response:
    return page("entries/bin.html", entries=queries.bin_of(db(), me()), days=settings().bin_days)


@bp.post("/entries/<code>/bin")
def put_in_bin(code: str) -> Response:
    binning.put_in_bin(db(), me(), code)
    leave_notice(f"binned:{code}")
    return see_other(url_for("entries.entries"))


@bp.post("/entries/<code>/bring-back")
def bring_back(code: str) -> Response:
    binning.bring_back(db(), me(), code)
    return see_other(url_for("comments.entry", code=code))


@bp.get("/entries/<code>/erase")
def erasing(code: str) -> Response:
    entry = queries.entry_or_binned(db(), me(), code)
    days = binning.days_in_copies(settings().backups, settings().backup_days)
    return page("entries/erase.html", entry=entry, days=days)


@bp.post("/entries/<code>/erase")
def erase(code: str) -> Response:
    binning.erase(db(), me(), code)
    leave_notice("erased")
    return see_other(url_for("entries.entries"))


@bp.get("/entries/<code>/versions")
def versions(code: str) -> Response:
    entry = queries.entry(db(), me(), code)
    return page("entries/versions.html", entry=entry, versions=queries.revisions(db(), me(), entry.id))


@bp.post("/entries/<code>/versions/clear")
def clear_versions(code: str) -> Response:
    binning.clear_versions(db(), me(), code)
    return see_other(url_for("entries.versions", code=code))

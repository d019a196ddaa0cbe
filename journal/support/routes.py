"""All cards for everybody, and the pages the law asks for."""

from __future__ import annotations

from flask import Blueprint, Response

from journal.support import queries
from journal.web.database import db, settings
from journal.web.rendering import page
from journal.web.signed_in import open_page
from prompts.model import CATEGORIES

bp = Blueprint("support", __name__)


@bp.get("/support")
@open_page
def support() -> Response:
    return page("support/support.html", categories=CATEGORIES, contacts=queries.contacts(db()))


@bp.get("/accessibility")
@open_page
def accessibility() -> Response:
    return page("support/accessibility.html")


@bp.get("/privacy")
@open_page
def privacy() -> Response:
    return page("support/privacy.html", settings=settings())

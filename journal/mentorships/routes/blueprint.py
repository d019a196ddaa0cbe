"""The blueprint that the pages of this feature hang on, and what days have decided for everybody's next page."""

from __future__ import annotations

from flask import Blueprint, request

from journal.mentorships import service
from journal.web.database import db
from journal.web.signed_in import viewer

bp = Blueprint("mentorships", __name__)


@bp.before_app_request
def settle_own() -> None:
    """Whoever looks first after a pause or a mentoring is over finds it so, whether or not upkeep has been there."""
    who = None if request.endpoint == "static_file" else viewer()
    if who is not None:
        service.settle_own(db(), who)

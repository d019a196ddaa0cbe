"""The blueprint that the pages of this feature hang on."""

from __future__ import annotations

from flask import Blueprint, current_app

bp = Blueprint("curation", __name__)


@bp.app_context_processor
def _bench() -> dict[str, list[str]]:
    """The bench's four places, in their order, as far as they are there."""
    places = ("curation.questions", "curation.cues", "curation.coverage", "curation.versions")
    return {"bench_places": [one for one in places if one in current_app.view_functions]}

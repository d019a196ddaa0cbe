"""The blueprint that the pages of this feature hang on."""

from __future__ import annotations

from flask import Blueprint, request

bp = Blueprint("curation", __name__)

#: The bench's four places, in their order, and the pages that belong to each; all others belong to the first.
PLACES = {
    "curation.questions": (),
    "curation.cues": ("cue", "save_cue", "words", "add_word", "topics", "add_topic", "rename_topic", "merge_topic",
                      "try_out", "tried"),
    "curation.coverage": ("landing", "files", "send_file", "coming", "bring_in"),
    "curation.versions": (),
}  # fmt: skip


@bp.app_template_filter("with_gaps")
def _with_gaps(words: str) -> str:
    """A wording with dots where an actor would read their own words or their number."""
    return words.replace("«{lainaus}»", "”…”").replace("{lainaus}", "…").replace("{luku}", "…")


@bp.app_context_processor
def _bench() -> dict[str, object]:
    """The bench's places, and the one that the page belongs to."""
    page = (request.endpoint or "").removeprefix("curation.")
    now = next((place for place, pages in PLACES.items() if page in pages), "curation.questions")
    return {"bench_places": tuple(PLACES), "bench_now": request.endpoint if request.endpoint in PLACES else now}

"""How what comes in as a file is called, why it is refused, and what was chosen for it."""

from __future__ import annotations

from collections.abc import Mapping

from journal.curation.models.files import Change
from journal.web.text import lazy_gettext as _

#: A kind of thing in the bank → what people call it.
THINGS = {
    "questions": _("Question"),
    "cues": _("Cue"),
    "safety": _("Cue of a support card"),
    "signs": _("Cue of a support card"),
    "techniques": _("Technique"),
    "aliases": _("Words heard"),
    "subjects": _("Words for people"),
    "markers": _("Words that turn a sentence"),
    "notions": _("What cues mean"),
    "needs": _("What questions take for granted"),
    "topics": _("Topics"),
    "support": _("Support contacts"),
}
#: What becomes of it → its heading.
FATES = {
    "added": _("New"),
    "changed": _("Changes"),
    "conflict": _("Changed here and in the file"),
    "kept": _("Newer here, stays as it is"),
}
#: Why it is refused.
FLAWS = {
    "too_large": _("This file is too large. There is room for 4 MB."),
    "not_a_bank": _("This is neither a whole bank nor a table of questions."),
    "unreadable": _("This line cannot be read."),
    "table": _("The table breaks off here: a quotation mark is missing, or there are too many columns."),
    "unknown": _("Something stands here that the bank does not know."),
    "twice": _("This stands in the file twice."),
    "differing": _("The rows of one question say different things of it."),
    "no_examples": _("A cue needs at least two examples of what it meets, and two of what it does not."),
    "slow": _("This pattern would take too long to look for."),
    "circle": _("The follow-up questions lead back to where they began."),
    "lint": _("The wording does not ask."),
    "example": _("A cue does not do what its examples say."),
    "being_edited": _("Somebody is working on this. Publish or drop that draft first."),
}
#: A part of a question → what people call it.
PARTS = {
    "fi": "Suomi",
    "sv": "Svenska",
    "en": "English",
    "kind": _("Kind of question"),
    "state": _("State"),
    "phases": _("Phases"),
    "topics": _("Topics"),
    "cues": _("When the text has"),
    "avoid": _("Not when"),
    "needs": _("Takes for granted"),
    "tags": _("What it is like"),
    "follow_ups": _("Afterwards"),
}
#: How often, rounded.
BANDS = {"under_20": _("under 20"), "from_20": _("20 or more"), "from_100": _("100 or more")}


def sides(changes: tuple[Change, ...], sent: Mapping[str, str]) -> dict[str, bool]:
    """What was chosen in each conflict: whether the file's text wins. What was not chosen is not there."""
    told = ((one.path, sent.get(f"side-{number}")) for number, one in enumerate(changes))
    return {path: side == "theirs" for path, side in told if side in {"ours", "theirs"}}

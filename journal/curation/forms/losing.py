"""Why a question was not chosen, in words; and what the figures behind a choice are called."""

from __future__ import annotations

from journal.curation.forms.cue_names import cue_name
from journal.curation.forms.naming import NEEDS
from journal.web.text import gettext
from journal.web.text import lazy_gettext as _

#: The engine's code → the sentence.
WHY = {
    "asks_reader": _("This is not asked, because the text asks its reader for advice."),
    "not_ending": _("This is not asked, because the mentoring is not at its end."),
    "mourned": _("This is not asked, because a grief was told of within a week."),
    "once": _("This is not asked, because “what else” was asked in this entry already."),
    "rests": _("This is not asked, because a question of this kind was put away lately."),
    "twice_a_week": _("This is not asked, because its kind was asked twice within a week."),
    "not_careful": _("This is not asked, because the text is heavy and this wording is not marked as careful."),
    "light": _("This is not asked, because its wording is too light for this text."),
    "frame": _("This is not asked, because the day or night it speaks of does not suit this text."),
    "goal_moved": _("This is not asked, because the goal is changing."),
    "other_person": _("This is not asked, because the text wishes that somebody else were different."),
    "not_understood": _("This is not asked, because too few words of the text are understood."),
    "phase": _("This is not asked at this point of the mentoring."),
    "topic": _("This is not asked, because it belongs to another topic."),
    "asked_here": _("This is not asked, because it was asked in this entry already."),
    "repeated": _("This is not asked, because it was asked within thirty days."),
    "no_quote": _("This is not asked, because the text has no words it could quote."),
    "no_wording": _("This is not asked, because it has no wording in the language of the text."),
}
#: Why nothing is asked at all.
SILENT = {
    "card": _("Nothing is asked beside this support card."),
    "chain_ended": _("Nothing more is asked: the last answer ended the chain."),
    "unasked": _("Nothing is asked unasked: no words call for a question surely enough."),
    "nothing_fits": _("No question of the bank fits."),
    "not_understood": _("Too few words of the text are understood."),
}
#: The part of a score → what it counts.
PARTS = {
    "words": _("the words of the text"),
    "gist": _("what the text is like as a whole"),
    "phase": _("the point of the mentoring"),
    "chain": _("what leads on from the last question"),
    "recency": _("asked lately"),
    "skips": _("put away lately"),
    "card": _("beside a support card"),
    "third": _("a third of all questions"),
    "hope": _("hope has not come up for long"),
    "cue": _("cues of the question"),
    "topic": _("topic"),
    "goal": _("goal"),
    "timed": _("worded for this point"),
    "told": _("builds on what is told"),
    "quote": _("quotes the text"),
    "short": _("short"),
    "follow_up": _("follows the last question"),
    "asked": _("asked before"),
    "luck": _("chance between equals"),
}


def why_lost(code: str) -> str:
    """One reason as a sentence. ``avoid:loss`` names what is met, ``needs:goal`` what is missing."""
    kind, _colon, name = code.partition(":")
    if kind == "avoid":
        return gettext("This is not asked, because there is %(cue)s in the text.", cue=cue_name(name))
    if kind == "needs":
        need = str(NEEDS.get(name, name))
        return gettext("This is not asked, because its wording takes this for granted: %(need)s.", need=need)
    return str(WHY.get(kind, code))

"""The forms of an idea, of the answer to it, and of a month."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import Length, Optional

from journal.ideas.models import LONGEST, LONGEST_THEME
from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _

PROBLEMS = {
    "empty": _("A few words are needed here."),
    "too_long": _("There is room for 4,000 characters here."),
    "theme_too_long": _("There is room for 2,000 characters here."),
    "route": _("One of the ways is needed here."),
    "nobody": _("Nobody receives ideas yet. The idea stays here as a draft."),
    "no_mentor": _("There is no mentor to tell it now. The idea stays here as a draft."),
    "draft_changed": _("The text has changed since the preview. Here is how it is now."),
}
ROUTE_NAMES = {
    "named": _("I myself, with my name"),
    "unnamed": _("I myself, without my name"),
    "told": _("My mentor tells"),
}
STATE_NAMES = {
    "new": _("new"),
    "read": _("read"),
    "discussed": _("under discussion"),
    "taken_on": _("taken on"),
    "not_now": _("not now"),
}


class IdeaForm(Form):
    """The idea in words made for it, and the way it goes."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    words = TextAreaField(_("The idea, in new words"), [Optional(), Length(max=LONGEST, message=PROBLEMS["too_long"])])
    route = RadioField(_("Who tells it?"), [Optional()], choices=options([*ROUTE_NAMES.items()]), validate_choice=False)


class AnswerForm(Form):
    """Where an idea stands, and what became of it."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    state = RadioField(_("Where it stands"), choices=options([*STATE_NAMES.items()][1:]))
    outcome = TextAreaField(_("What became of this"), [Optional(), Length(max=LONGEST, message=PROBLEMS["too_long"])])


class MonthForm(Form):
    """A month's theme."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    theme = TextAreaField(
        _("Themes of the month"), [Optional(), Length(max=LONGEST_THEME, message=PROBLEMS["theme_too_long"])]
    )

"""The form of a goal."""

from __future__ import annotations

from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from journal.goals.service import LONGEST
from journal.web.forms import Form
from journal.web.text import lazy_gettext as _

PROBLEMS = {
    "empty": _("A few words are needed here."),
    "too_long": _("A goal has at most 2,000 characters."),
    "too_many": _("There is room for 200 goals. One that has been let go makes room for a new one."),
}


class GoalForm(Form):
    """A goal's words, the topic it belongs to, and why the words changed."""

    key = HiddenField()
    words = TextAreaField(
        _("What is important to you now?"),
        [InputRequired(PROBLEMS["empty"]), Length(max=LONGEST, message=PROBLEMS["too_long"])],
    )
    topic = SelectField(_("Topic"))
    reason = TextAreaField(_("What changed (if you like)"), [Optional(), Length(max=LONGEST)])

"""The forms of a goal, of its two ends and of a point between them."""

from __future__ import annotations

from wtforms import DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from journal.goals.service import LONGEST, LONGEST_END, LONGEST_NOTE
from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _

PROBLEMS = {
    "empty": _("A few words are needed here."),
    "too_long": _("A goal has at most 2,000 characters."),
    "too_many": _("There is room for 200 goals. One that has been let go makes room for a new one."),
    "end_too_long": _("There is room for 300 characters here."),
    "note_too_long": _("There is room for 500 characters here."),
    "value": _("A number from 0 to 10 is needed here."),
    "future": _("This day has not come yet. Today or an earlier day is needed here."),
    "too_many_points": _("There is room for 500 numbers on one line. One that is taken away makes room for a new one."),
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


class EndsForm(Form):
    """What the two ends of the line mean."""

    key = HiddenField()
    zero = StringField(
        _("0 means"),
        [InputRequired(PROBLEMS["empty"]), Length(max=LONGEST_END, message=PROBLEMS["end_too_long"])],
    )
    ten = StringField(
        _("10 means"),
        [InputRequired(PROBLEMS["empty"]), Length(max=LONGEST_END, message=PROBLEMS["end_too_long"])],
    )


class PointForm(Form):
    """A number on the line, its day, and a few words if the actor likes."""

    key = HiddenField()
    value = RadioField(
        _("Where are you now?"),
        [InputRequired(PROBLEMS["value"])],
        choices=options([(str(number), str(number)) for number in range(11)]),
    )
    on_day = DateField(_("Day"), [InputRequired(_("A day is needed here."))])
    note = StringField(
        _("A few words, if you like"), [Optional(), Length(max=LONGEST_NOTE, message=PROBLEMS["note_too_long"])]
    )

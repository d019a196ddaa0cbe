"""The forms of a meeting and of the wish for it."""

from __future__ import annotations

from wtforms import DateField, HiddenField, IntegerField, RadioField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from journal.meetings.service import LONGEST_WISH
from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _

PROBLEMS = {
    "past": _("This moment has passed already. A coming day is needed here."),
    "far": _("A day within the next two years is needed here."),
    "too_long": _("A wish has at most 4,000 characters."),
}


class MeetingForm(Form):
    """When, how and where the two meet."""

    key = HiddenField()
    day = DateField(_("Day"), [InputRequired(_("A day is needed here."))])
    at = TimeField(_("Time"), [InputRequired(_("A time is needed here."))])
    minutes = IntegerField(_("Minutes"), [NumberRange(5, 480, _("Between 5 and 480 minutes."))], default=60)
    kind = RadioField(
        _("How"),
        [InputRequired()],
        choices=options([("face_to_face", _("face to face")), ("phone", _("by phone")), ("online", _("online"))]),
        default="face_to_face",
    )
    place = StringField(_("Place or link"), [Optional(), Length(max=500)])


class WishForm(Form):
    """What the actor wants the meeting used for."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    text = TextAreaField(
        _("Wish for the meeting"), [Optional(), Length(max=LONGEST_WISH, message=PROBLEMS["too_long"])]
    )

"""The forms of a meeting, of the wish for it and of the tasks between two."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from wtforms import DateField, HiddenField, IntegerField, RadioField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from journal.meetings.models import TASK_KINDS, Plan
from journal.meetings.service.planning import LONGEST_LINK
from journal.meetings.service.tasks import LONGEST_TASK
from journal.meetings.service.wishes import LONGEST_WISH
from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _

PROBLEMS = {
    "past": _("This moment has passed already. A coming day is needed here."),
    "far": _("A day within the next two years is needed here."),
    "link": _("A link begins with https:// or http://."),
    "too_long": _("A wish has at most 4,000 characters."),
}
TASK_PROBLEMS = {
    "empty": _("A line about the task goes here."),
    "too_long": _("A task has at most 1,000 characters."),
    "kind": _("One of the choices is needed here."),
}
KINDS = {
    "notice": _("notice something"),
    "describe": _("describe something"),
    "more": _("do more of what works"),
    "talk": _("talk with someone"),
    "imagine": _("imagine something"),
}
#: How a task of each kind may sound: to begin from, never filled in. The linter reads them as it does the bank's tasks.
OFFERED = {
    "notice": _("If you like, notice when it goes a little better."),
    "describe": _("If you like, describe a moment that left you glad."),
    "more": _("If you like, notice what you do when it works, and when you do more of it."),
    "talk": _("If you like, describe this to someone and notice what you hear."),
    "imagine": _("If you like, describe a day on which this has gone as you wish."),
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
    place = StringField(_("Place"), [Optional(), Length(max=500)])
    link = StringField(_("Link to an online meeting"), [Optional(), Length(max=LONGEST_LINK)])

    def plan(self, zone: ZoneInfo) -> Plan:
        """What a checked form agrees on."""
        return Plan(
            starts_at=datetime.combine(self.day.data or date.min, self.at.data or time.min, zone),
            minutes=int(self.minutes.data or 60),
            kind=self.kind.data,
            place=self.place.data or "",
            link=(self.link.data or "").strip(),
        )


class WishForm(Form):
    """What the actor wants the meeting used for."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    text = TextAreaField(
        _("Wish for the meeting"), [Optional(), Length(max=LONGEST_WISH, message=PROBLEMS["too_long"])]
    )


class TaskForm(Form):
    """A task proposed, or taken by the actor at once."""

    key = HiddenField()
    text = TextAreaField(
        _("Interim task"),
        [InputRequired(TASK_PROBLEMS["empty"]), Length(max=LONGEST_TASK, message=TASK_PROBLEMS["too_long"])],
    )
    kind = RadioField(
        _("What kind of task"), choices=options([(kind, KINDS[kind]) for kind in TASK_KINDS]), default="notice"
    )
    offered = OFFERED


class TakeForm(Form):
    """A proposal in the actor's own words."""

    text = TextAreaField(_("In my own words"))

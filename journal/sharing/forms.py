"""The forms of sharing: which entries, which passages, until when."""

from __future__ import annotations

from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from journal.web.forms import Form


class ShareForm(Form):
    """Until when, and the key that makes the same form one share. Ticks of passages are read by entry."""

    key = HiddenField()
    until = RadioField(validators=[InputRequired()], choices=[("meeting", "meeting"), ("end", "end")], default="meeting")

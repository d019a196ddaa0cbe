"""The form of sharing: which entries, which passages, until when."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from journal.sharing.models import SharedUntil
from journal.web.forms import Form, as_number, options

UNTIL: dict[str, SharedUntil] = {"meeting": "meeting", "end": "end"}


class ShareForm(Form):
    """Until when, and the key that makes the same form one share."""

    key = HiddenField()
    until = RadioField(validators=[InputRequired()], choices=options([(one, one) for one in UNTIL]))


def ticked(sent: MultiDict[str, str], entry: str) -> tuple[int, ...]:
    """The positions of an entry's passages that stay ticked; the first, free one always stays."""
    chosen = {as_number(value) for value in sent.getlist(f"passage-{entry}")}
    return tuple(sorted(chosen | {0}))


def previewed(sent: MultiDict[str, str], entry: str) -> int:
    """The version of the entry that the preview showed."""
    return as_number(sent.get(f"version-{entry}"))

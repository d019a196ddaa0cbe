"""The form of the practice page."""

from __future__ import annotations

from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from journal.web.forms import Form
from journal.web.text import lazy_gettext as _

#: A question to practise on is short: the longest of the bank has 160 characters.
LONGEST = 500


class PracticeForm(Form):
    """One wording to listen to."""

    text = TextAreaField(
        _("Your question"),
        [
            InputRequired(_("A few words are needed here.")),
            Length(max=LONGEST, message=_("There is room for 500 characters here.")),
        ],
    )

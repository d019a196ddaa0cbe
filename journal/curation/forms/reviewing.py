"""What a second reader says, and what a curator says who has slept on it."""

from __future__ import annotations

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from journal.curation.forms.question import LONGEST_REASON
from journal.web.forms import Form
from journal.web.text import lazy_gettext as _

TOO_LONG = _("There is room for 1,000 characters here.")


class VerdictForm(Form):
    """A second reader's word. Which of the two it is, the button says."""

    version = HiddenField()
    words = TextAreaField(_("A few words, if you like"), [Optional(), Length(max=LONGEST_REASON, message=TOO_LONG)])


class AloneForm(Form):
    """One sentence why, by whoever publishes alone."""

    reason = StringField(
        _("Why can this be asked as it stands?"),
        [InputRequired(_("A few words are needed here.")), Length(max=LONGEST_REASON, message=TOO_LONG)],
    )

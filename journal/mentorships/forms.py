"""The forms of inviting, joining and pairing."""

from __future__ import annotations

from wtforms import HiddenField, PasswordField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _

SUPERIOR = _("This pair cannot be formed. With a mentor one also talks about one's team and manager.")

SAME = _("The mentor is somebody else than the mentee.")


class SlipForm(Form):
    """Eight characters from a slip of paper."""

    slip = StringField(_("Code"), [InputRequired(_("The code on your slip goes here.")), Length(max=40)])


class StartForm(Form):
    """How somebody will sign in from now on."""

    name = StringField(_("Name"), [DataRequired(_("Your name goes here.")), Length(max=120)])
    address = StringField(
        _("The address you sign in with. Nobody else sees it."),
        [InputRequired(_("The address you will sign in with goes here.")), Length(min=3, max=254)],
    )
    password = PasswordField(_("Password"), [InputRequired(_("A password of your own goes here."))])


class InviteForm(Form):
    """Whom to invite. ``key`` makes the same form one invitation."""

    key = HiddenField()
    name = StringField(_("Name"), [Optional(), Length(max=120)])
    superior = RadioField(
        _("Is the mentor the mentee's manager, the manager's deputy or in the same team?"),
        [InputRequired(_("Yes or no is needed here."))],
        choices=options([("no", _("No")), ("yes", _("Yes"))]),
    )


class PairForm(Form):
    """Whom the coordinator brings together."""

    key = HiddenField()
    actor = SelectField(_("Mentee"), [InputRequired(_("A name is needed here."))])
    mentor = SelectField(_("Mentor"), [InputRequired(_("A name is needed here."))])
    superior = RadioField(
        _("Is the mentor the mentee's manager, the manager's deputy or in the same team?"),
        [InputRequired(_("Yes or no is needed here."))],
        choices=options([("no", _("No")), ("yes", _("Yes"))]),
    )

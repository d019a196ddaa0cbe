"""The forms of signing in and of one's own details."""

from __future__ import annotations

from wtforms import BooleanField, PasswordField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _

#: The words of the services' codes, beside the field they concern.
PROBLEMS = {
    "wrong": _("The address and the password do not match."),
    "wrong_current": _("This is not your current password."),
    "taken": _("This address is in use already."),
    "too_short": _("A password has at least 12 characters."),
    "too_long": _("A password has at most 256 characters."),
    "too_easy": _("This password is easy to guess. Several words in a row are hard to guess and easy to keep in mind."),
}


class SignInForm(Form):
    """Address and password."""

    address = StringField(_("Address"), [InputRequired(_("Your address goes here.")), Length(max=254)])
    password = PasswordField(_("Password"), [InputRequired(_("Your password goes here."))])


class DetailsForm(Form):
    """What others see of an account, and where its owner works."""

    name = StringField(_("Name"), [DataRequired(_("Your name goes here.")), Length(max=120)])
    unit = StringField(_("Unit"), [Optional(), Length(max=120)])
    workplace = RadioField(
        _("Where I work"),
        [Optional()],
        choices=options(
            [
                ("group", _("in a group")),
                ("alone", _("alone (family day care)")),
                ("itinerant", _("itinerant (special needs teacher)")),
                ("leads", _("as a director")),
                ("shifts", _("in shift care")),
            ]
        ),
    )


class QuestionsForm(Form):
    """Whether questions come, and how."""

    questions = BooleanField(_("Questions when I ask for one"))
    hints = BooleanField(_("A hint when I pause"))


class MailsForm(Form):
    """Whether mail comes."""

    mails = BooleanField(_("Messages to my e-mail"))


class AddressForm(Form):
    """Another address to sign in with: one of one's own outlives the one at work."""

    address = StringField(
        _("The address you sign in with. Nobody else sees it."),
        [InputRequired(_("The address you will sign in with goes here.")), Length(min=3, max=254)],
    )
    current_password = PasswordField(_("Current password"), [InputRequired(_("Your password goes here."))])


class PasswordForm(Form):
    """A new password."""

    current_password = PasswordField(_("Current password"), [Optional()])
    new_password = PasswordField(_("New password"), [InputRequired(_("The new password goes here."))])

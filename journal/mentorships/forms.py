"""The forms of inviting, joining and pairing."""

from __future__ import annotations

from typing import cast

from wtforms import DateField, HiddenField, PasswordField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _
from prompts.model import Language

SUPERIOR = _("This pair cannot be formed. With a mentor one also talks about one's team and manager.")

YES_OR_NO = _("Yes or no is needed here.")
#: The words of the services' codes about a day.
DAY_PROBLEMS = {
    "missing": _("A day is needed here."),
    "past": _("This day has passed already. A coming day is needed here."),
    "before_start": _("This day is before the mentoring began. A later day is needed here."),
    "far": _("A day within the next ten years is needed here."),
}
LANGUAGES = options([("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")])
NAME, ADDRESS = _("A name is needed here."), _("An e-mail address is needed here.")

HAS_MENTOR = _("This mentee has a mentor already. Another one is proposed beside the pair: Another mentor.")

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


class ReplaceForm(Form):
    """Who comes in a mentor's place."""

    key = HiddenField()
    mentor = SelectField(_("New mentor"), [InputRequired(NAME)])
    superior = RadioField(
        _("Is the mentor the mentee's manager, the manager's deputy or in the same team?"),
        [InputRequired(YES_OR_NO)],
        choices=options([("no", _("No")), ("yes", _("Yes"))]),
    )


class PauseForm(Form):
    """How long a pair rests."""

    until = RadioField(
        _("How long"),
        [Optional()],
        choices=options([("now", _("for now")), ("july", _("for July")), ("day", _("until a day"))]),
    )
    day = DateField(_("The last day of the pause"), [Optional()])


class EndForm(Form):
    """The last day of a mentoring."""

    day = DateField(_("The last day"), [InputRequired(DAY_PROBLEMS["missing"])])


class JoinForm(Form):
    """Who would like to join."""

    key = HiddenField()
    name = StringField(_("Name"), [DataRequired(_("Your name goes here.")), Length(max=120)])
    unit = StringField(_("Unit"), [Optional(), Length(max=120)])
    address = StringField(
        _("E-mail address"),
        [DataRequired(_("Your address goes here.")), Length(max=254), Regexp(r"^\s*\S+@\S+\s*$", message=ADDRESS)],
    )


class RecommendForm(Form):
    """Whom a director recommends mentoring to. Nobody is asked why."""

    key = HiddenField()
    name = StringField(_("Name"), [DataRequired(NAME), Length(max=120)])
    address = StringField(
        _("E-mail address"), [Optional(), Length(max=254), Regexp(r"^\s*\S+@\S+\s*$", message=ADDRESS)]
    )
    language = SelectField(_("Language of the message"), choices=LANGUAGES)

    def checked_for(self, *, mailed: bool) -> None:
        """Raise ``Invalid`` unless the form holds; a message needs an address, a slip of paper none."""
        if mailed:
            self.address.validators = [DataRequired(ADDRESS), *self.address.validators[1:]]
        self.checked()

    @property
    def person(self) -> str:
        """The name, without blanks around it."""
        return str(self.name.data).strip()

    @property
    def spoken(self) -> Language:
        """The language that was chosen."""
        return cast(Language, self.language.data)

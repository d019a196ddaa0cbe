"""What the page to try a text on sends."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from journal.curation.forms.naming import PHASES
from journal.curation.models import Told
from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _

LONGEST, LONGEST_GOALS = 20_000, 2_000
TOLD_BY_ITSELF = ("", _("the language the text is in"))
LANGUAGE_NAMES = (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))
PROBLEMS = {
    "language": _("The language of the text cannot be told. Choose it here."),
    "technique": _("One of the choices is needed here."),
}


class TryForm(Form):
    """A text of one's own and the moment it is written in."""

    key = HiddenField()
    text = TextAreaField(
        _("The text to try"),
        [
            InputRequired(_("A few words are needed here.")),
            Length(max=LONGEST, message=_("There is room for 20,000 characters here.")),
        ],
    )
    language = SelectField(_("Language"), choices=options((TOLD_BY_ITSELF, *LANGUAGE_NAMES)))
    phase = SelectField(_("When it is written"), choices=options(PHASES.items()), default="between")
    goals = TextAreaField(_("Goals, one on a line"), [Optional(), Length(max=LONGEST_GOALS)])
    techniques = SelectMultipleField(_("Asked yesterday"))
    unasked = BooleanField(_("Nobody asked for a question: the text was just finished"))
    technique = SelectField(_("What I expect to be asked"), default="", validate_choice=False)

    def with_techniques(self, named: Iterable[tuple[str, str]]) -> TryForm:
        """The form with the techniques of the bank to choose from."""
        listed = list(named)
        self.techniques.choices = options(listed)
        self.technique.choices = options((("", _("nothing in particular")), *listed))
        return self

    @property
    def told(self) -> Told:
        """What was typed."""
        goals = tuple(line.strip() for line in (self.goals.data or "").splitlines() if line.strip())
        return Told(
            self.text.data or "", self.language.data or None, self.phase.data, goals,
            tuple(self.techniques.data or ()), unasked=bool(self.unasked.data),
        )  # fmt: skip

    @classmethod
    def showing(cls, told: Told, key: str) -> TryForm:
        """The form with an example in it."""
        return cls.of(
            key=key, text=told.text, language=told.language or "", phase=told.phase, goals="\n".join(told.goals)
        )

"""What the pages of cues, spoken words and topics send."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from journal.curation.forms.trying import LANGUAGE_NAMES
from journal.curation.models import CueSheet
from journal.web.forms import Form, options
from journal.web.text import gettext
from journal.web.text import lazy_gettext as _

LONGEST = 50_000
#: What is wrong with a line, or with all of them.
FAULTS = {
    "examples": _("At least two examples are needed here."),
    "nothing": _("At least one word or phrase is needed."),
    "slow": _("This would be slow to look for. Shorten it, or cut it in two."),
    "near": _("At least two words are needed on the line."),
    "one_word": _("One word on a line. Several words belong to the phrases."),
    "pattern": _("This line cannot be read. Look at the signs it has."),
}
PROBLEMS = {
    "one_word": _("One word is needed here."),
    "few_words": _("One to four words are needed here."),
    "the_same": _("The word would mean itself."),
    "unknown": _("This word is not known here either. Choose one that stands in dictionaries."),
    "empty": _("A name is needed here."),
    "too_long": _("There is room for 60 characters here."),
    "taken": _("Another topic is called so."),
    "choice": _("One of the choices is needed here."),
}


class CueForm(Form):
    """A cue's patterns and examples, a line each."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    words = TextAreaField(_("Words"), [Length(max=LONGEST)])
    phrases = TextAreaField(_("Phrases"), [Length(max=LONGEST)])
    near = TextAreaField(_("Words near each other"), [Length(max=LONGEST)])
    match = TextAreaField(_("Sentences in which it is met"), [Length(max=LONGEST)])
    no_match = TextAreaField(_("Sentences in which it is not met"), [Length(max=LONGEST)])

    @property
    def lines(self) -> dict[str, tuple[str, ...]]:
        """What was typed, without empty lines."""
        return {
            name: tuple(line.strip() for line in (self[name].data or "").splitlines() if line.strip())
            for name in ("words", "phrases", "near", "match", "no_match")
        }

    def refuse_lines(self, problems: Mapping[str, str]) -> None:
        """Put what is wrong beside each field, with the number of its line."""
        told = {}
        for name, problem in problems.items():
            number, _colon, code = problem.partition(":")
            if code in FAULTS:
                line = gettext("Line %(number)s:", number=number) + " " if number != "0" else ""
                told[name] = line + str(FAULTS[code])
        self.refuse(told)

    @classmethod
    def showing(cls, sheet: CueSheet, key: str) -> CueForm:
        """The form with a cue in it."""
        lines = {name: "\n".join(told) for name, told in sheet.lines.items()}
        return cls.of(key=key, based_on=str(sheet.version), **lines)


class HeardForm(Form):
    """*Sana, jonka kuulin · tarkoittaa suunnilleen.*"""

    key = HiddenField()
    based_on = HiddenField(default="0")
    language = HiddenField()
    said = StringField(_("A word I heard"), [InputRequired(_("A few words are needed here."))])
    means = StringField(_("means roughly"), [InputRequired(_("A few words are needed here."))])


class TopicForm(Form):
    """A topic's name in three languages."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    name_fi = StringField(LANGUAGE_NAMES[0][1])
    name_sv = StringField(LANGUAGE_NAMES[1][1])
    name_en = StringField(LANGUAGE_NAMES[2][1])


class MergeForm(Form):
    """Which topic another is merged into."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    into = SelectField(_("Merge into"))

    def with_topics(self, named: Iterable[tuple[str, str]]) -> MergeForm:
        """The form with the topics to choose from."""
        self.into.choices = options(named)
        return self

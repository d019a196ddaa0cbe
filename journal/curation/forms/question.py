"""The form of one question: its wordings, when it is asked, and what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from journal.curation.forms.naming import KINDS, NEEDS, PHASES, TAGS
from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _
from prompts.model import LANGUAGES, Question

PROBLEMS = {
    "empty": _("A few words are needed here."),
    "too_long": _("There is room for 1,000 characters here."),
    "quote": _("The place of the quotation, {lainaus}, is needed in all languages or in none."),
    "number": _("A wording that names a number takes for granted that the text gives one."),
    "loop": _("The chain would come back to this question."),
    "nowhere": _("No question of the bank has these words."),
    "unfit": _("This cannot be in use as it stands."),
}
LONGEST_REASON = 1000


class QuestionForm(Form):
    """One question. Its technique is chosen when it begins and stays."""

    key = HiddenField()
    based_on = HiddenField()
    wording_fi = TextAreaField("Suomi", [Optional()])
    wording_sv = TextAreaField("Svenska", [Optional()])
    wording_en = TextAreaField("English", [Optional()])
    same_meaning = BooleanField(_("The meaning did not change"))
    kind = SelectField(_("What it is"), choices=options(KINDS.items()))
    phases = SelectMultipleField(_("When it is asked"), choices=options(PHASES.items()))
    topics = SelectMultipleField(_("Topics"))
    cues = SelectMultipleField(_("When the text has"))
    avoid = SelectMultipleField(_("Not when the text has"))
    needs = SelectMultipleField(_("What the wording takes for granted"), choices=options(NEEDS.items()))
    tags = SelectMultipleField(_("What kind of wording it is"), choices=options(TAGS.items()))
    follow_ups = SelectMultipleField(_("After it"))
    follow_up = StringField(_("Another question that may follow"), [Optional(), Length(max=LONGEST_REASON)])
    reason = StringField(_("Why did it change?"), [Optional(), Length(max=LONGEST_REASON)])

    def with_choices(
        self, names: Sequence[tuple[str, str]], topics: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]
    ) -> QuestionForm:
        """The form with the lists that only the bank knows: what is met in a text, topics, questions that follow."""
        self.cues.choices = self.avoid.choices = options(names)
        self.topics.choices = options(topics)
        self.follow_ups.choices = options(after)
        return self

    def question(self, base: Question) -> Question:
        """What was typed, over what the question was."""
        worded = {one: " ".join((self[f"wording_{one}"].data or "").split()) for one in LANGUAGES}
        lists = ("phases", "topics", "cues", "avoid", "needs", "tags", "follow_ups")
        return replace(
            base,
            kind=self.kind.data,
            wording={one: words for one, words in worded.items() if words},
            state="retired" if base.state == "retired" else "live",
            **{name: cast(Any, _as_it_was(self[name].data or (), getattr(base, name))) for name in lists},
        )

    @classmethod
    def showing(cls, question: Question, *, same_meaning: bool, key: str, based_on: int) -> QuestionForm:
        """The form as it first shows a question."""
        worded = {f"wording_{one}": question.wording.get(one, "") for one in LANGUAGES}
        lists = ("phases", "topics", "cues", "avoid", "needs", "tags", "follow_ups")
        told = {name: list(getattr(question, name)) for name in lists}
        return cls.of(key=key, based_on=str(based_on), kind=question.kind, same_meaning=same_meaning, **worded, **told)


def _as_it_was(ticked: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    """What is ticked: first what was there, in its order, so that looking at a list changes nothing."""
    return (*(one for one in before if one in ticked), *(one for one in ticked if one not in before))

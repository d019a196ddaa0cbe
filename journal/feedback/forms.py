"""The two sheets of feedback."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from journal.feedback.models import HIGHEST, ITEMS, Item
from journal.feedback.service import LONGEST_LETTER, LONGEST_SENTENCE
from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _

#: The words of the service's codes.
EMPTY_LETTER = _("A word or two go here. Skipping is fine too.")
EMPTY_SHEET = _("Nothing has been answered yet. Skipping is fine too.")
STEPS = options([("", "–"), *((str(step), str(step)) for step in range(1, HIGHEST + 1))])


class LetterForm(Form):
    """A word to the mentor."""

    key = HiddenField()
    text = TextAreaField(_("A word to your mentor"), [InputRequired(EMPTY_LETTER), Length(max=LONGEST_LETTER)])


class SheetForm(Form):
    """Five items on the mentoring, each of which may stay open, and a sentence for management."""

    key = HiddenField()
    heard = RadioField(_("In the mentoring I was heard."), [Optional()], choices=STEPS, default="")
    views = RadioField(_("The mentoring gave me new views on my work."), [Optional()], choices=STEPS, default="")
    team = RadioField(_("The mentoring strengthened my skills in teamwork."), [Optional()], choices=STEPS, default="")
    strength = RadioField(_("The mentoring helped me keep going at work."), [Optional()], choices=STEPS, default="")
    ideas = RadioField(_("The mentoring gave me ideas for doing my work."), [Optional()], choices=STEPS, default="")
    sentence = TextAreaField(_("A sentence for management"), [Optional(), Length(max=LONGEST_SENTENCE)])

    @property
    def answered(self) -> Mapping[Item, int]:
        """The answered items."""
        return {item: int(self[item].data) for item in ITEMS if self[item].data}

    @property
    def rated(self) -> tuple[RadioField, ...]:
        """The fields of the five items, in order."""
        return tuple(cast(RadioField, self[item]) for item in ITEMS)


#: The items in words, for pages that only show them.
WORDS = {item: getattr(SheetForm, item).args[0] for item in ITEMS}

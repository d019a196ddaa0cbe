"""The boxes of a SWOT and the fields of an agreement, as their pages send them."""

from __future__ import annotations

from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import DateField, HiddenField, TextAreaField
from wtforms.validators import Optional

from journal.agreements.models import BOXES, DAYS, FIELDS, Agreement, Sent
from journal.codes import new_key
from journal.web.forms import Form
from journal.web.text import lazy_gettext as _

#: What is wrong with a box, a field or a day.
PROBLEMS = {
    "swot_too_long": _("There is room for 20,000 characters in a box. Your text is here but not saved yet."),
    "too_long": _("There is room for 8,000 characters here. Your text is here but not saved yet."),
    "empty": _("There are no words in the agreement yet."),
    "past": _("This day has passed already."),
    "far": _("A day within the next ten years is needed here."),
    "after_end": _("The halfway point is after the last day."),
}


class SwotForm(Form):
    """Four boxes."""

    key = HiddenField()
    tab = HiddenField()
    strengths = TextAreaField(_("My strengths"))
    develop = TextAreaField(_("What I want to develop"))
    opportunities = TextAreaField(_("What opportunities my work has"))
    worries = TextAreaField(_("What worries me in my work"))


class AgreementForm(Form):
    """Five things on the page, the rest folded."""

    key = HiddenField()
    tab = HiddenField()
    goals = TextAreaField(_("Goals"))
    topics = TextAreaField(_("Topics (and what we leave out)"))
    rhythm = TextAreaField(_("How often and where"))
    until = TextAreaField(_("Until when"))
    writing = TextAreaField(_("When I write"))
    expectations = TextAreaField(_("What we expect of each other"))
    notes = TextAreaField(_("What happens to notes"))
    changing = TextAreaField(_("How we change or end this"))
    ends_on = DateField(_("The last day, if it is known"), [Optional()])
    checkpoint_on = DateField(_("Halfway: when we look at the goals again"), [Optional()])


#: The names of an agreement's fields, for pages that only show them.
LABELS = {name: getattr(AgreementForm, name).args[0] for name in FIELDS}
TITLES = {name: getattr(SwotForm, name).args[0] for name in BOXES}


def sent(form: Form, names: tuple[str, ...], raw: MultiDict[str, str]) -> Sent:
    """What a page of boxes sends: the words, and the signs of the words it was made with."""
    return Sent(
        {name: _text(form[name].data) for name in names},
        {name: raw[f"was-{name}"] for name in names if raw.get(f"was-{name}")},
        form["key"].data or new_key(),
        form["tab"].data or new_key(),
    )


def filled(known: Agreement | None) -> AgreementForm:
    """The form with the words of a version, or empty for a first one."""
    texts: dict[str, object] = dict(known.texts) if known else {}
    days = {name: known.day(name) for name in DAYS} if known else {}
    return AgreementForm.of(key=new_key(), tab=new_key(), **(texts | days))


def _text(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def problems(found: dict[str, str], prefix: str = "") -> dict[str, str]:
    """A service's problems as sentences, each beside its box."""
    return {name: str(PROBLEMS[prefix + code]) for name, code in found.items() if prefix + code in PROBLEMS}

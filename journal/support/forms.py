"""The form of a support contact."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Length, Optional, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from journal.support.models import Contact
from journal.web.forms import Form, options
from journal.web.text import lazy_gettext as _
from prompts.model import Category

CARDS: list[tuple[Category, object]] = [
    ("self_harm", _("harming oneself")),
    ("child_concern", _("a concern about a child")),
    ("violence_close", _("violence of somebody close")),
    ("ecec_deficiency", _("a deficiency in early education")),
    ("exhaustion", _("exhaustion")),
    ("work_violence_harassment", _("violence and harassment at work")),
]


class ContactForm(Form):
    """Whom a support card names, and where that was checked."""

    key = HiddenField()
    based_on = HiddenField(default="0")
    fi = StringField(_("Name in Finnish"), [DataRequired(_("A name is needed here.")), Length(max=120)])
    sv = StringField(_("Name in Swedish"), [Optional(), Length(max=120)])
    en = StringField(_("Name in English"), [Optional(), Length(max=120)])
    phone = StringField(
        _("Phone"), [Optional(), Length(max=40), Regexp(r"^[+0-9 ()-]+$", message=_("A number has digits and blanks."))]
    )
    url = StringField(
        _("Web address"),
        [Optional(), Length(max=500), Regexp(r"^https://[^/\s]+", message=_("A whole address begins with https://."))],
    )
    hours = StringField(_("Hours"), [Optional(), Length(max=120)])
    categories = SelectMultipleField(
        _("On which cards"),
        choices=options(CARDS),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    source = StringField(_("Where this was found"), [Optional(), Length(max=500)])
    checked_today = BooleanField(_("I checked this today"))

    def contact(self, code: str) -> Contact:
        """What the form says, as a contact."""
        names = {language: str(self[language].data).strip() for language in ("fi", "sv", "en") if self[language].data}
        chosen = tuple(value for value, _words in CARDS if value in (self.categories.data or ()))
        phone, url, hours = (str(self[name].data or "").strip() or None for name in ("phone", "url", "hours"))
        return Contact(code, names, phone, url, hours, chosen, self.source.data or "", None, words_only=False)


def filled(contact: Contact) -> ContactForm:
    """The form with what is known of a contact."""
    told = {name: getattr(contact, name) or "" for name in ("phone", "url", "hours", "source")}
    categories = list(contact.categories)
    return ContactForm.of(based_on=str(contact.version), categories=categories, **contact.names, **told)

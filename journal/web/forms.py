"""Forms in the reader's language, fed with text that the database and the pages can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

import wtforms
from flask import request
from werkzeug.datastructures import MultiDict
from wtforms.fields import SelectChoice  # type: ignore[attr-defined] # the stubs do not know it yet

from journal.errors import Invalid
from journal.web.text import lazy_gettext as _

#: WTForms' own sentences → ours.
SENTENCES = {
    "Not a valid date value.": _("A day is needed here."),
    "Not a valid time value.": _("A time is needed here."),
    "Not a valid integer value.": _("A number is needed here."),
    "Not a valid choice.": _("One of the choices is needed here."),
    "Invalid Choice: could not coerce.": _("One of the choices is needed here."),
    "This field is required.": _("Something is needed here."),
    "Field cannot be longer than %(max)d characters.": _("There is room for %(max)d characters here."),
    "Field must be between %(min)d and %(max)d characters long.": _(
        "Between %(min)d and %(max)d characters are needed here."
    ),
}


def clean(text: str | None) -> str | None:
    """Without NUL, with plain line ends, and with lone surrogates replaced: what every store and parser can take."""
    if text is None:
        return None
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", "replace").decode("utf-8")


def as_number(text: str | None) -> int:
    """The whole number a hidden field carries; 0 for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def options(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """Values with what people read, as the choices of a field."""
    return [SelectChoice(value, label) for value, label in pairs]


class _Translations:
    """WTForms asks for these two."""

    def gettext(self, string: str) -> str:
        return str(SENTENCES.get(string, string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


class Form(wtforms.Form):
    """A form of one page. Build it with :meth:`sent` or :meth:`of`."""

    class Meta:
        """WTForms' own switchboard."""

        def get_translations(self, _form: wtforms.Form) -> _Translations:
            return _Translations()

    @classmethod
    def sent(cls) -> Self:
        """The form with what this request sent."""
        fields = [(name, clean(value) or "") for name, value in request.form.items(multi=True)]
        return cls(MultiDict(fields))

    @classmethod
    def of(cls, obj: object = None, **values: Any) -> Self:  # noqa: ANN401
        """The form as it is first shown, with what is known already."""
        return cls(None, obj, **values)

    def checked(self) -> Self:
        """The form when it holds; otherwise raises ``Invalid`` with each field's first problem."""
        if not self.validate():
            raise Invalid({str(name): "form" for name in self.errors if name})
        return self

    def refuse(self, problems: Mapping[str, str]) -> Self:
        """Put a service's problems beside the fields they concern; codes become sentences at the caller's."""
        for name, sentence in problems.items():
            if name in self._fields:
                field = self._fields[name]
                field.errors = [*field.errors, sentence]
        return self

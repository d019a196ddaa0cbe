"""What a mentor's writing page sends: one text, the version it knew, and the key of the gesture."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from journal.codes import new_key
from journal.comments.models import Typed
from journal.web.forms import as_number, clean
from journal.web.text import lazy_gettext as _

PROBLEMS = {
    "empty": _("Something is needed here."),
    "too_long": _("This text is too long to be sent."),
}


def typed_sent(sent: MultiDict[str, str]) -> Typed:
    """What was typed. The same ``key`` again is the same gesture."""
    return Typed(clean(sent.get("text")) or "", as_number(sent.get("based_on")), sent.get("key") or new_key())

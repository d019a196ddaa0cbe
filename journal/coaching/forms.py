"""What the writing page sends: any number of passages, so it is read by hand and not by a form of fixed fields."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from journal.codes import new_key
from journal.entries.models import Draft, Typed
from journal.web.forms import as_number, clean

#: A text field's name → the prompt its passage stands under.
ANSWER = "answer-"


def draft_sent(code: str, sent: MultiDict[str, str]) -> Draft:
    """The save a writing page asks for. The same ``key`` again is the same save."""
    free = Typed(None, clean(sent.get("text")) or "")
    answers = [
        Typed(name.removeprefix(ANSWER), clean(text) or "")
        for name, text in sent.items(multi=True)
        if name.startswith(ANSWER)
    ]
    return Draft(
        code=code,
        key=sent.get("key") or new_key(),
        tab=sent.get("tab") or new_key(),
        based_on=as_number(sent.get("based_on")),
        passages=(free, *answers),
        goal=sent.get("goal") or None,
    )

"""The forms of keeping and erasing, and the names of things in the pack to take along."""

from __future__ import annotations

from typing import Any

from wtforms import DateField, PasswordField
from wtforms.validators import Optional

from journal.agreements.forms import LABELS as FIELDS
from journal.agreements.forms import TITLES
from journal.ideas.forms import STATE_NAMES
from journal.web.forms import Form
from journal.web.text import lazy_gettext as _

#: The words of the services' codes.
FAR = _("A day within two years of today is needed here.")
PROBLEMS = {
    "wrong": _("This is not your current password."),
    "not_fresh": _("This needs a sign-in link of the last quarter of an hour. Whoever runs the service makes one."),
}


class LeavingForm(Form):
    """The last day of employment."""

    leaves_on = DateField(_("Last day of work"), [Optional()])


class EraseForm(Form):
    """The password stands for the signature."""

    password = PasswordField(_("Password"), [Optional()])


#: Sections, columns and the program's own values, as the pack names them.
LABELS: dict[str, Any] = {
    "person": _("Your details"),
    "entries": _("Entries"),
    "goals": _("Goals"),
    "swots": _("SWOT"),
    "mentorships": _("Mentoring"),
    "ideas": _("Ideas"),
    "idea_drafts": _("Unfinished ideas"),
    "ideas_told": _("Ideas for the mentor to tell"),
    "sentences": _("Sentences for management"),
    "notes": _("Your own notes"),
    "own_comments": _("Comments you wrote"),
    "own_questions": _("Questions you asked"),
    "own_tasks": _("Interim tasks you proposed"),
    "unsent": _("Not sent"),
    "devices": _("Where you are signed in"),
    "versions": _("Versions"),
    "passages": _("Text"),
    "prompts": _("Questions"),
    "comments": _("Comments"),
    "shares": _("Shares"),
    "readings": _("Readings"),
    "wordings": _("Wordings"),
    "states": _("What became of it"),
    "scales": _("Ends of the line"),
    "points": _("Points"),
    "boxes": _("Boxes"),
    "agreements": _("Agreement"),
    "fields": _("Fields"),
    "meetings": _("Meetings"),
    "wishes": _("Wish for the meeting"),
    "tasks": _("Interim tasks"),
    "open_questions": _("Questions of the mentor"),
    "letter": _("A word to your mentor"),
    "name": _("Name"),
    "unit": _("Unit"),
    "address": _("Address"),
    "language": _("Language"),
    "workplace": _("Where I work"),
    "device": _("Device"),
    "mentor": _("Mentor"),
    "actor": _("Mentee"),
    "question": _("Question"),
    "text": _("Text"),
    "words": _("Words"),
    "reason": _("Reason"),
    "goal": _("Goal"),
    "topic": _("Topic"),
    "state": _("State"),
    "outcome": _("What became of it"),
    "value": _("Value"),
    "note": _("Note"),
    "zero": _("What 0 means"),
    "ten": _("What 10 means"),
    "box": _("Box"),
    "field": _("Field"),
    "kind": _("Kind"),
    "place": _("Place"),
    "link": _("Link"),
    "proposal": _("Proposal"),
    "proposed_at": _("Proposed"),
    "taken_at": _("Taken"),
    "put_away_at": _("Put away"),
    "minutes": _("Minutes"),
    "period": _("Half-year"),
    "taken_in": _("Shown on the sheet of"),
    "kept": _("Finished"),
    "beside": _("Written in the other place"),
    "written_on": _("Written on"),
    "created_at": _("Begun"),
    "saved_at": _("Saved"),
    "seen_at": _("Last used"),
    "kept_at": _("Finished"),
    "binned_at": _("Deleted"),
    "offered_at": _("Asked"),
    "asked_at": _("Asked"),
    "sent_at": _("Sent on"),
    "sent_on": _("Sent on"),
    "given_on": _("Given"),
    "handed_on": _("Handed on"),
    "from_at": _("From"),
    "until_at": _("Until"),
    "withdrawn_at": _("Taken back"),
    "shared_at": _("Shared"),
    "changed_at": _("Changed"),
    "on_day": _("Day"),
    "day": _("Day"),
    "accepted_at": _("Begun"),
    "promised_at": _("Promised"),
    "ends_on": _("Agreed end"),
    "ended_at": _("Ended"),
    "in_force_at": _("In force from"),
    "closed_at": _("In force until"),
    "starts_at": _("Begins"),
    **{f"box:{name}": title for name, title in TITLES.items()},
    **{f"field:{name}": title for name, title in FIELDS.items()},
    **{f"language:{code}": name for code, name in (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))},
    **{f"state:{state}": name for state, name in STATE_NAMES.items()},
    "kept:yes": _("Yes"),
    "beside:yes": _("Yes"),
    "state:draft": _("Left unfinished"),
    "state:kept": _("Finished"),
    "state:open": _("Open"),
    "state:reached": _("Reached"),
    "state:let_go": _("Let go"),
    "state:proposed": _("Proposed"),
    "state:active": _("Under way"),
    "state:paused": _("paused"),
    "state:ended": _("Ended"),
    "state:in_force": _("In force"),
    "state:replaced": _("Replaced"),
    "state:dropped": _("Dropped"),
    "state:planned": _("Planned"),
    "state:held": _("Held"),
    "state:moved": _("Moved"),
    "state:cancelled": _("Cancelled"),
    "outcome:answered": _("Answered"),
    "outcome:another": _("Another question"),
    "outcome:put_away": _("Put away"),
    "kind:face_to_face": _("face to face"),
    "kind:phone": _("by phone"),
    "kind:online": _("online"),
    "kind:notice": _("Notice"),
    "kind:describe": _("Describe"),
    "kind:more": _("Do more of what works"),
    "kind:talk": _("Talk with someone"),
    "kind:imagine": _("Imagine"),
    "kind:none": _("No interim task this time"),
}


def labels() -> dict[str, str]:
    """The names in the reader's language."""
    return {name: str(label) for name, label in LABELS.items()}

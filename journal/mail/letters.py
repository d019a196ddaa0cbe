"""What each kind of mail says, in the language of whoever gets it. No request is needed for it.

A kind's sentences are messages of the catalogues with named slots. Besides plain text, a slot whose name ends in
``_on`` is a day (``date.isoformat()``) and is shown as one: slot ``ends_on`` fills ``%(ends_on)s`` with *12.5.2026*;
a slot whose name ends in ``_at`` is a moment (``clock.stamp``): slot ``starts_at`` fills ``%(starts_weekday)s`` with
*torstaina* and ``%(starts_time)s`` with *14*. A slot ``path`` is the page that the mail's last line leads to; without
it the last line is the address of the service.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from babel.dates import format_date
from babel.support import NullTranslations, Translations

from journal.clock import moment
from journal.paths import LOCALE
from journal.settings import Settings


def _(message: str) -> str:
    """Marks a sentence for the catalogues."""
    return message


@dataclass(frozen=True, slots=True)
class Letter:
    """The sentences of one kind of mail."""

    subject: str
    body: tuple[str, ...]
    """Paragraphs."""
    always: bool = False
    """Sent also to those who have switched mails off: only what they would lose something without."""


#: What every invitation says first and last, on paper and in mail.
_OPENING = (
    _("You have been invited to mentoring."),
    _("You think about your work with a mentor, who asks and does not advise."),
)
_CLOSING = (_("You decide."), _("What you write only you can see until you share it yourself."))
_ONLY_NOT_FORMED = _("If you do not join or do not answer, no reason is asked. They see only: «was not formed».")

KINDS: dict[str, Letter] = {
    "kept_after_leaving": Letter(
        _("How long your journal stays"),
        (
            _("Everything you wrote in Oivallus stays until %(kept_on)s. After that day it is erased."),
            _("Until then you can sign in with your own address and take it with you."),
        ),
        always=True,
    ),
    "kept_until": Letter(
        _("How long your journal stays"),
        (
            _("Everything you wrote in Oivallus stays until %(kept_on)s. After that day it is erased."),
            _("You can keep it for longer with one tap, or take it with you."),
        ),
        always=True,
    ),
    "recommended": Letter(
        _("Invitation"),
        (
            *_OPENING,
            _("%(director)s thought this might interest you."),
            _("Neither your answer nor its absence is shown to whoever suggested you."),
            *_CLOSING,
        ),
    ),
    "invited_by_mentor": Letter(
        _("Invitation"), (*_OPENING, _("%(mentor)s invited you."), _ONLY_NOT_FORMED, *_CLOSING)
    ),
    "invited_by_coordinator": Letter(
        _("Invitation"), (*_OPENING, _("%(coordinator)s sent this invitation."), _ONLY_NOT_FORMED, *_CLOSING)
    ),
    "mentor_proposed": Letter(
        _("A mentor for you"),
        (_("A mentor has been proposed to you."), _("If it does not suit you, no reason is asked.")),
    ),
    "pair_formed": Letter(_("Mentoring"), (_("The mentoring can begin."),)),
    "idea_answered": Letter(_("Your idea"), (_("There is a word on what became of your idea."),)),
    "idea_waiting": Letter(_("An idea"), (_("An idea has waited two months for a word on what became of it."),)),
    "meeting_tomorrow": Letter(_("Meeting"), (_("Meeting %(starts_weekday)s at %(starts_time)s."),)),
}

WEEKDAYS = (
    _("on Monday"),
    _("on Tuesday"),
    _("on Wednesday"),
    _("on Thursday"),
    _("on Friday"),
    _("on Saturday"),
    _("on Sunday"),
)
_LONG_DAY = {"fi": "d.M.yyyy", "sv": "d.M.yyyy", "en": "d MMM yyyy"}


@cache
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(str(LOCALE), [language])


def refuse_unfit(kind: str, slots: Mapping[str, str]) -> None:
    """Raise ``KeyError`` when there is no such kind, or a slot of its sentences is not filled."""
    letter = KINDS[kind]
    filled = {name for given in slots for name in _names(given)}
    for sentence in (letter.subject, *letter.body):
        for name in re.findall(r"%\((\w+)\)s", sentence):
            if name not in filled:
                raise KeyError(name)


def _names(slot: str) -> tuple[str, ...]:
    if slot.endswith("_at"):
        return (slot.removesuffix("_at") + "_weekday", slot.removesuffix("_at") + "_time")
    return (slot,)


def rendered(kind: str, language: str, slots: Mapping[str, str], settings: Settings) -> tuple[str, str]:
    """Subject and body of one mail."""
    letter, told = KINDS[kind], _catalogue(language)
    values = _spoken(language, slots, settings)
    paragraphs = [_in_marks(told.gettext(sentence), language) % values for sentence in letter.body]
    address = settings.url.rstrip("/") + slots.get("path", "")
    return told.gettext(letter.subject) % values, "\n\n".join([*paragraphs, address]) + "\n"


def _in_marks(sentence: str, language: str) -> str:
    """A sentence in which «…» stands for a quotation, with the reader's own marks."""
    return sentence.replace("«", "“" if language == "en" else "”").replace("»", "”")


def _spoken(language: str, slots: Mapping[str, str], settings: Settings) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, text in slots.items():
        if name.endswith("_at"):
            at = moment(text).astimezone(settings.zone)
            weekday = _catalogue(language).gettext(WEEKDAYS[at.weekday()])
            values |= dict(zip(_names(name), (weekday, _time(at, language)), strict=True))
        elif name.endswith("_on"):
            values[name] = format_date(date.fromisoformat(text), _LONG_DAY[language], locale=language)
        else:
            values[name] = text
    return values


def _time(at: datetime, language: str) -> str:
    """*14* and *14.30*; in English *14:00*."""
    if language == "en":
        return f"{at:%H:%M}"
    return f"{at.hour}.{at:%M}" if at.minute else str(at.hour)

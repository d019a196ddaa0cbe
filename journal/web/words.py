"""How days, times, quotations and Markdown look to the reader: the filters of the templates."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Any

from babel.dates import format_date
from flask import Flask
from flask_babel import get_locale
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from journal.web.database import settings
from journal.web.language import current

NBSP = "\u00a0"
_DAY = {"fi": "d. MMMM", "sv": "d MMMM", "en": "d MMMM"}
_WEEKDAY_DAY = {"fi": "cccc d. MMMM", "sv": "cccc d MMMM", "en": "cccc d MMMM"}
_SHORT_DAY = {"fi": "d.M.", "sv": "d.M", "en": "d MMM"}
_LONG_DAY = {"fi": "d.M.yyyy", "sv": "d.M.yyyy", "en": "d MMM yyyy"}
_MONTH = {"fi": "LLLL yyyy", "sv": "LLLL yyyy", "en": "LLLL yyyy"}


def _local(value: date | datetime) -> date | datetime:
    return value.astimezone(settings().zone) if isinstance(value, datetime) else value


def _dated(value: date | datetime, patterns: dict[str, str]) -> str:
    locale = get_locale()
    text = format_date(_local(value), patterns[locale.language if locale else "fi"], locale=locale or "fi")
    return _held_together(text)


def _held_together(text: str) -> str:
    """No line breaks between a number and the month it belongs to."""
    first, *rest = text.split(" ")
    return "".join(
        [
            first,
            *(
                (NBSP if before.endswith(".") or before.isdigit() else " ") + word
                for before, word in zip([first, *rest], rest, strict=False)
            ),
        ]
    )


def day(value: date | datetime) -> str:
    """*24. marraskuuta*."""
    return _dated(value, _DAY)


def weekday_day(value: date | datetime) -> str:
    """*Tiistai 24. marraskuuta*, with a capital, as a heading."""
    text = _dated(value, _WEEKDAY_DAY)
    return text[:1].upper() + text[1:]


def short_day(value: date | datetime) -> str:
    """*14.11.*"""
    return _dated(value, _SHORT_DAY)


def long_day(value: date | datetime) -> str:
    """*14.11.2026*"""
    return _dated(value, _LONG_DAY)


def month(value: date | datetime) -> str:
    """*Marraskuu 2026*, as a heading."""
    text = _dated(value, _MONTH)
    return text[:1].upper() + text[1:]


def clock_time(value: datetime) -> str:
    """*17.42* in Finnish and Swedish, *17:42* in English."""
    return _local(value).strftime("%H:%M" if current() == "en" else "%H.%M").removeprefix("0")


def marks(text: str | Markup) -> Markup:
    """The text inside the reader's quotation marks; what is marked up already stays so."""
    opening = "“" if current() == "en" else "”"
    return Markup("{}{}”").format(opening, text)


def in_marks(text: str) -> str:
    """A sentence in which «…» stands for a quotation, with the reader's own marks."""
    opening = "“" if current() == "en" else "”"
    return text.replace("«", opening).replace("»", "”")


#: Lines that begin with a letter and hold no sign that means something to Markdown or to HTML.
_LINE = r"""[^\W\d_](?:[^\\`*_\[\]<>&"\x00-\x1f\x7f]*[^\\`*_\[\]<>&"\x00-\x1f\x7f\s])?"""
_PLAIN = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*")


@cache
def _markdown() -> MarkdownIt:
    # Raw HTML, pictures and automatic links stay text; nesting is bounded, so that no text takes long.
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 12}).disable(["image", "html_inline", "html_block"])


def markdown(text: str) -> Markup:
    """A text of somebody's own, with Markdown's plainest marks and nothing else."""
    if _PLAIN.fullmatch(text):  # most texts are, and a book holds a thousand: the parser would find the same
        blocks = (block.replace("\n", "<br />\n") for block in text.split("\n\n"))
        return Markup("".join(f"<p>{block}</p>\n" for block in blocks))  # noqa: S704 - no sign that HTML has is in it
    if len(text) > 100_000:
        return Markup("").join(Markup("<p>{}</p>").format(block) for block in text.split("\n\n"))
    return Markup(_markdown().render(text.replace("\n", "  \n").replace("  \n  \n", "\n\n")))  # noqa: S704


def with_mark(text: str, start: int, end: int) -> Markup:
    """The text with one stretch marked as the reader's own words."""
    return escape(text[:start]) + Markup("<mark>{}</mark>").format(text[start:end]) + escape(text[end:])


def init_app(app: Flask) -> None:
    """Give the filters to templates."""
    filters: dict[str, Any] = {
        "day": day,
        "weekday_day": weekday_day,
        "short_day": short_day,
        "long_day": long_day,
        "month": month,
        "clock": clock_time,
        "marks": marks,
        "in_marks": in_marks,
        "markdown": markdown,
    }
    app.jinja_env.filters.update(filters)

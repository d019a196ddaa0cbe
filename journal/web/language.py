"""The language of the interface: the account's own, else a choice kept in a cookie, else the browser's."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from babel.support import NullTranslations
from flask import Flask, request
from flask_babel import Babel, get_locale, get_translations
from werkzeug.datastructures import LanguageAccept

from journal.paths import LOCALE
from journal.web.database import settings
from journal.web.signed_in import viewer
from prompts.model import LANGUAGES, Language

COOKIE = "language"


def chosen() -> Language:
    """The language to answer this request in."""
    account = viewer()
    wanted = account.language if account else request.cookies.get(COOKIE)
    if wanted in LANGUAGES:
        return wanted
    return cast(Language, _accepted().best_match(LANGUAGES, default="fi"))


def _accepted() -> LanguageAccept:
    """What the browser asks for without regions: *sv-FI* is Swedish, though *fi* stands further down the list."""
    spoken = [(tag.split("-")[0].lower(), quality) for tag, quality in request.accept_languages]
    return LanguageAccept(spoken)


def current() -> Language:
    """The language this page is being rendered in."""
    locale = get_locale()
    return cast(Language, locale.language) if locale else "fi"


@cache
def _catalogue(_language: str) -> NullTranslations:
    """The catalogue of the language that is being rendered, which the caller names."""
    return cast(NullTranslations, get_translations())


def _words() -> NullTranslations:
    """The catalogue of this page. A long page asks a thousand times: to find it anew took longer than the rest."""
    locale = get_locale()
    return _catalogue(locale.language) if locale else get_translations()


def init_app(app: Flask) -> None:
    """Find catalogues and choose by :func:`chosen`."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(LOCALE)
    Babel(
        app,
        default_locale="fi",
        locale_selector=chosen,
        timezone_selector=lambda: settings().timezone,
    )
    env: Any = app.jinja_env  # typed without what its extension adds
    env.install_gettext_callables(
        gettext=lambda one: _words().ugettext(one),
        ngettext=lambda one, many, count: _words().ungettext(one, many, count),
        pgettext=lambda context, one: _words().upgettext(context, one),
        npgettext=lambda context, one, many, count: _words().unpgettext(context, one, many, count),
        newstyle=True,
    )

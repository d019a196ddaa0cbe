"""The catalogue's functions, typed once."""

from __future__ import annotations

from typing import Any

import flask_babel


def gettext(message: str, **values: Any) -> str:  # noqa: ANN401
    """The sentence in the reader's language, with its slots filled."""
    return str(flask_babel.gettext(message, **values))


def gettext_in(language: str, message: str) -> str:
    """The sentence in one language, whoever asks."""
    with flask_babel.force_locale(language):
        return gettext(message)


def lazy_gettext(message: str) -> Any:  # noqa: ANN401
    """The same, looked up when it is shown."""
    return flask_babel.lazy_gettext(message)

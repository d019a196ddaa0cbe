"""Oivallus: a reflection journal for mentoring that asks and never tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(**overrides: Any) -> Flask:  # noqa: ANN401
    """The application: settings → extensions → blueprints → errors. ``overrides`` win over file and environment."""
    from flask import Flask

    from journal import blueprints, extensions
    from journal.paths import TEMPLATES
    from journal.settings import load, require_secret

    settings = require_secret(load(**overrides))
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=None)
    app.config.update(
        SETTINGS=settings,
        MAX_CONTENT_LENGTH=4 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=4 * 1024 * 1024,
        MAX_FORM_PARTS=2000,
    )
    extensions.init_app(app, settings)
    blueprints.register(app)
    return app

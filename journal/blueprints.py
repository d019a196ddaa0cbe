"""The pages of each feature, lowest feature first."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

#: The order of the features is the order in which they may know each other: each knows only those before it.
FEATURES = (
    "accounts",
    "support",
    "curation",
    "mentorships",
    "goals",
    "agreements",
    "meetings",
    "entries",
    "sharing",
    "comments",
    "coaching",
    "briefings",
    "feedback",
    "ideas",
    "archive",
    "desk",
)
WITH_PAGES = (
    "accounts",
    "support",
    "curation",
    "mentorships",
    "goals",
    "agreements",
    "meetings",
    "entries",
    "sharing",
    "comments",
    "coaching",
    "briefings",
    "feedback",
    "ideas",
    "archive",
    "desk",
)


def register(app: Flask) -> None:
    """Give the application every feature's pages."""
    for name in WITH_PAGES:
        app.register_blueprint(import_module(f"journal.{name}.routes").bp)

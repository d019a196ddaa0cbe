"""Compiles the message catalogues whenever a wheel or an editable install is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> None:
    """Write ``messages.mo`` beside every ``messages.po`` under ``journal/locale``."""
    for source in sorted((root / "journal" / "locale").glob("*/LC_MESSAGES/messages.po")):
        with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po, locale=source.parts[-3]))


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogues(Path(self.root))

"""Where templates, pictures and catalogues lie, in a checkout and in a wheel alike."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = HERE / name
    return inside if inside.is_dir() else HERE.parent / name


TEMPLATES = _folder("templates")
STATIC = _folder("static")
LOCALE = HERE / "locale"

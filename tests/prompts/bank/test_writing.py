"""Questions are written in one canonical form."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

from prompts.bank.loading import PACKAGED
from prompts.bank.writing import canonical, reformat

PATHS = sorted(PACKAGED.glob("questions/*/*.toml"))


def test_the_packaged_questions_are_in_canonical_form() -> None:
    assert reformat(PACKAGED, write=False) == []


def test_writing_changes_no_meaning_and_is_stable() -> None:
    for path in PATHS[::10]:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        written = canonical(table)
        again = tomllib.loads(written)
        assert {key: value for key, value in table.items() if value not in ("", [])}.items() <= again.items()
        assert canonical(again) == written


def test_another_order_is_put_right(tmp_path: Path) -> None:
    path = tmp_path / "questions" / "coping" / PATHS[0].name
    path.parent.mkdir(parents=True)
    shutil.copy(PATHS[0], path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[1], lines[0], *lines[2:]]), encoding="utf-8")
    assert reformat(tmp_path, write=False) == [path]
    assert reformat(tmp_path, write=True) == [path]
    assert path.read_bytes() == PATHS[0].read_bytes()

"""The bank as files that people carry: what comes in, what it would change, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from journal.curation.models.editing import Difference, Named

#: added: not here yet · changed: taken over · same: nothing to do · kept: ours is newer and stays ·
#: conflict: both sides have changed it.
Fate = Literal["added", "changed", "same", "kept", "conflict"]
Flaw = Literal[
    "too_large", "not_a_bank", "unreadable", "unknown", "twice", "differing", "no_examples", "slow", "circle",
    "lint", "example", "being_edited", "table",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flawed:
    """Why a file is refused. ``line``: of the file itself, or of the table it came in; ``detail``: its own words."""

    flaw: Flaw
    path: str = ""
    line: int | None = None
    detail: str = ""


class Unfit(Exception):
    """What came is no bank at all, or cannot be read as one."""

    def __init__(self, *flaws: Flawed) -> None:
        super().__init__(", ".join(f"{one.path}:{one.line}: {one.flaw} {one.detail}" for one in flaws))
        self.flaws = flaws


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a bank that comes in. ``line``: where it begins in a table; ``base``: what it was made from."""

    words: str
    line: int | None = None
    base: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one text; ``before`` is empty for a new one. How people call it and what differs: on demand."""

    path: str
    fate: Fate
    before: str
    after: str
    line: int | None
    named: Named | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What bringing a bank in would do to the one in force when it was worked out, ``publication``."""

    publication: str
    changes: tuple[Change, ...]
    flaws: tuple[Flawed, ...]

    same: int = 0
    """How many texts are as they are here; they are not listed."""

    def of(self, fate: Fate) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(one for one in self.changes if one.fate == fate)

    def named(self, path: str) -> Change | None:
        """The change of one text, if it is among those that are listed."""
        return next((one for one in self.changes if one.path == path), None)

    def texts(self, theirs: Mapping[str, bool]) -> dict[str, str]:
        """Path → text of what comes into force. ``theirs``: for each conflict, whether the text that comes wins."""
        return {
            one.path: one.after
            for one in self.changes
            if one.fate in {"added", "changed"} or (one.fate == "conflict" and theirs.get(one.path, False))
        }

    def undecided(self, theirs: Mapping[str, bool]) -> tuple[Change, ...]:
        """Conflicts nobody has chosen a side in."""
        return tuple(one for one in self.of("conflict") if one.path not in theirs)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file a curator has sent and not yet brought in."""

    code: str
    name: str
    body: bytes

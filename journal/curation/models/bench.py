"""The practice page's moments and sounds; the bench's revisions, reviews and publications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Exercise:
    """What somebody tells, the advice that comes to mind, and one way of asking instead."""

    told: str
    urge: str
    asked: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a wording, in its order; ``met`` when a remark points at it."""

    text: str
    met: bool


@dataclass(frozen=True, slots=True)
class Sound:
    """What a wording sounds like: its pieces, and at most two remarks, each a question. Nothing of it is stored."""

    stretches: tuple[Stretch, ...]
    remarks: tuple[str, ...]


RevisionState = Literal["draft", "in_review", "published", "dropped"]
Verdict = Literal["asks", "wondering"]
PublicationKind = Literal["publish", "retire", "restore", "roll_back", "import"]


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody else said of one version of a revision."""

    reader: str
    verdict: Verdict
    words: str
    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved text of a file of the bank. ``based_on``: the code of the revision it began from, or nothing."""

    code: str
    path: str
    words: str
    state: RevisionState
    author_id: int | None
    author: str
    based_on: str | None
    reason: str
    version: int
    saved_at: datetime
    asked_at: datetime | None
    alone_reason: str | None
    reviews: tuple[Review, ...] = ()
    waiting: frozenset[str] = frozenset()
    """Languages whose wording waits for a translation in this text."""

    @property
    def question(self) -> str:
        """The id of the question it words (``scaling.one-step``), or nothing for other files."""
        folder, _, rest = self.path.partition("/")
        return rest.removesuffix(".toml").replace("/", ".", 1) if folder == "questions" else ""


@dataclass(frozen=True, slots=True)
class Publication:
    """One change of the bank in force, whole: its files, who made it and when."""

    number: int
    code: str
    kind: PublicationKind
    by: str
    at: datetime
    paths: tuple[str, ...]

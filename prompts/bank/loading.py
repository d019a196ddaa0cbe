"""Reading the bank's files into one immutable value, or refusing them with file, line and reason."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from prompts.bank import items
from prompts.bank.checking import check
from prompts.bank.contents import Bank
from prompts.errors import BankError
from prompts.language.words import Aliases
from prompts.model import LANGUAGES

PACKAGED = Path(__file__).resolve().parent
T = TypeVar("T")
Table = Mapping[str, Any]


def load_bank(folder: Path | None = None) -> Bank:
    """The bank in ``folder`` (by default the one that comes with the program). Raises ``BankError``."""
    files = _Files(folder or PACKAGED)
    bank = Bank(
        techniques=_by_id(files.each("techniques/*.toml", items.technique)),
        questions=_by_id(files.each("questions/*/*.toml", items.question)),
        notions=_by_id(files.table("notions.toml", items.notion)),
        cues=tuple(files.each("cues/*/*.toml", items.cue)),
        safety=tuple(files.each("safety/*/*.toml", items.safety_cue)),
        needs=_by_id(files.table("needs.toml", items.need)),
        topics=tuple(files.table("topics.toml", items.topic)),
        subjects={language: files.words(f"subjects/{language}.toml") for language in LANGUAGES},
        markers={language: files.words(f"markers/{language}.toml") for language in LANGUAGES},
        aliases={language: files.aliases(f"aliases/{language}.toml") for language in LANGUAGES},
        contacts=tuple(files.table("support.toml", items.contact)),
        version=files.version(),
    )
    check(bank, files.root)
    return bank


def _by_id(things: Iterable[T]) -> dict[str, T]:
    return {thing.id: thing for thing in things}  # type: ignore[attr-defined]


class _Files:
    """The files of one folder, each read once, in a fixed order."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.digest = hashlib.sha256()

    def read(self, path: Path) -> dict[str, Any]:
        """One file's table. Raises ``BankError`` naming the line TOML stumbles over."""
        try:
            raw = path.read_bytes()
            self.digest.update(path.relative_to(self.root).as_posix().encode() + b"\0" + raw)
            return tomllib.loads(raw.decode("utf-8"))
        except OSError as error:
            raise BankError(path, f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise BankError(path, "is not UTF-8") from error
        except tomllib.TOMLDecodeError as error:
            raise BankError(path, f"is not TOML: {error}", _line_in(str(error))) from error

    def each(self, pattern: str, make: Callable[[Path, Table], T]) -> list[T]:
        """What ``make`` makes of every file that fits ``pattern``."""
        return [self._made(path, make, self.read(path)) for path in sorted(self.root.glob(pattern))]

    def table(self, name: str, make: Callable[[Path, Table], T]) -> list[T]:
        """What ``make`` makes of every table of one file; the table's name becomes its id."""
        path = self.root / name
        return [self._made(path, make, {"id": key, **value}) for key, value in self.read(path).items()]

    def _made(self, path: Path, make: Callable[[Path, Table], T], table: Table) -> T:
        try:
            return make(path, table)
        except items.Unfit as error:
            raise BankError(path, str(error), _line_of(path, error.key)) from error

    def words(self, name: str) -> dict[str, frozenset[str]]:
        """Lists of words by their class."""
        path = self.root / name
        return {key: frozenset(map(str, words)) for key, words in self.read(path).items()} if path.exists() else {}

    def aliases(self, name: str) -> Aliases:
        """A language's spoken forms; none where there is no file."""
        path = self.root / name
        told = self.read(path) if path.exists() else {}
        return Aliases(dict(told.get("forms", {})), dict(told.get("stems", {})))

    def version(self) -> str:
        """The hash over everything that was read."""
        return self.digest.hexdigest()[:16]


def _line_in(message: str) -> int | None:
    found = [word.rstrip(",)") for word in message.partition("line ")[2].split()[:1]]
    return int(found[0]) if found and found[0].isdigit() else None


def _line_of(path: Path, key: str) -> int | None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if key and line.lstrip().startswith((key, f"[{key}")):
            return number
    return None

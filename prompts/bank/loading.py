"""Reading the bank's files into one immutable value, or refusing them with file, line and reason."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from prompts.bank import items, tables
from prompts.bank.checking import check
from prompts.bank.contents import Bank
from prompts.errors import BankError
from prompts.language.words import Aliases
from prompts.model import LANGUAGES, Sign

PACKAGED = Path(__file__).resolve().parent
NO_DIFFERENCES: Mapping[str, str] = MappingProxyType({})
T = TypeVar("T")
Table = Mapping[str, Any]


def load_bank(folder: Path | None = None, differences: Mapping[str, str] = NO_DIFFERENCES) -> Bank:
    """The bank in ``folder`` (by default the one that comes with the program). Raises ``BankError``.

    ``differences``: the text of files that stand beside the folder's or in their place, by their path below it.
    """
    files = _Files(folder or PACKAGED, differences)
    bank = Bank(
        techniques=_by_id(files.each("techniques/*.toml", items.technique)),
        questions=_by_id(files.each("questions/*/*.toml", items.question)),
        notions=_by_id(files.table("notions.toml", items.notion)),
        cues=tuple(files.each("cues/*/*.toml", items.cue)),
        safety=tuple(files.each("safety/*/*.toml", items.safety_cue)),
        signs={language: files.signs(f"signs/{language}.toml") for language in LANGUAGES},
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
    """The files of one folder, and the differences from them, each read once, in a fixed order."""

    def __init__(self, root: Path, differences: Mapping[str, str]) -> None:
        self.root, self.differences = root, differences
        self.digest = hashlib.sha256()

    def read(self, name: str) -> dict[str, Any]:
        """One file's table. Raises ``BankError`` naming the line TOML stumbles over."""
        return self._of_bytes(name, _table)

    def _of_bytes(self, name: str, make: Callable[[bytes], T]) -> T:
        """What ``make`` makes of a file's bytes, or ``BankError`` with the file and the line."""
        raw = b""
        try:
            raw = self._raw(name)
            self.digest.update(name.encode() + b"\0" + raw)
            return make(raw)
        except OSError as error:
            raise BankError(self.root / name, f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise BankError(self.root / name, "is not UTF-8") from error
        except tomllib.TOMLDecodeError as error:
            raise BankError(self.root / name, f"is not TOML: {error}", _line_in(str(error))) from error
        except tables.Unfit as error:
            raise BankError(self.root / name, str(error), _line_of(raw, error.key)) from error

    def _raw(self, name: str) -> bytes:
        changed = self.differences.get(name)
        return (self.root / name).read_bytes() if changed is None else changed.encode("utf-8")

    def there(self, name: str) -> bool:
        """Whether the folder or the differences hold the file."""
        return name in self.differences or (self.root / name).exists()

    def each(self, pattern: str, make: Callable[[Path, Table], T]) -> list[T]:
        """What ``make`` makes of every file that fits ``pattern``."""
        own = {path.relative_to(self.root).as_posix() for path in self.root.glob(pattern)}
        added = {name for name in self.differences if PurePosixPath(name).match(pattern)}
        return [self._thing(name, make) for name in sorted(own | added)]

    def _thing(self, name: str, make: Callable[[Path, Table], T]) -> T:
        made: Callable[[bytes], T] = partial(_thing, make, name)
        return self._of_bytes(name, made)

    def table(self, name: str, make: Callable[[Path, Table], T]) -> list[T]:
        """What ``make`` makes of every table of one file; the table's name becomes its id."""
        return [self._made(name, make, {"id": key, **value}) for key, value in self.read(name).items()]

    def _made(self, name: str, make: Callable[[Path, Table], T], table: Table) -> T:
        path = self.root / name
        try:
            return make(path, table)
        except tables.Unfit as error:
            raise BankError(path, str(error), _line_of(self._raw(name), error.key)) from error

    def words(self, name: str) -> dict[str, frozenset[str]]:
        """Lists of words by their class."""
        told = self.read(name) if self.there(name) else {}
        return {key: frozenset(map(str, words)) for key, words in told.items()}

    def signs(self, name: str) -> dict[str, Sign]:
        """A language's signs by their name; none where there is no file."""
        return self._thing(name, items.signs) if self.there(name) else {}

    def aliases(self, name: str) -> Aliases:
        """A language's spoken forms; none where there is no file."""
        told = self.read(name) if self.there(name) else {}
        return Aliases(dict(told.get("forms", {})), dict(told.get("stems", {})))

    def version(self) -> str:
        """The hash over everything that was read."""
        return self.digest.hexdigest()[:16]


@lru_cache(maxsize=1024)
def _table(raw: bytes) -> dict[str, Any]:
    """A file's table; nobody changes what comes out."""
    return tomllib.loads(raw.decode("utf-8"))


@lru_cache(maxsize=32_768)
def _thing(make: Callable[[Path, Table], T], name: str, raw: bytes) -> T:
    """What a file is. Most files are the same from one publication to the next; nobody changes what comes out."""
    return make(Path(name), tomllib.loads(raw.decode("utf-8")))


def _line_in(message: str) -> int | None:
    found = [word.rstrip(",)") for word in message.partition("line ")[2].split()[:1]]
    return int(found[0]) if found and found[0].isdigit() else None


def _line_of(raw: bytes, key: str) -> int | None:
    for number, line in enumerate(raw.decode("utf-8").splitlines(), 1):
        if key and line.lstrip().startswith((key, f"[{key}")):
            return number
    return None

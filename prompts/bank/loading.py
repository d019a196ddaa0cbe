"""Reading the bank's files into one immutable value, or refusing them with file, line and reason."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
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
#: What was made of so many files is kept, by the file's name and the digest of its bytes.
MOST_MADE = 32_768
_MADE: dict[tuple[str, bytes], Any] = {}
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

    def made(self, name: str, make: Callable[[Path, Table], T]) -> T:
        """What ``make`` makes of one file's table. Raises ``BankError`` naming the line that does not hold."""
        path = self.root / name
        try:
            raw = self._raw(name)
            self.digest.update(name.encode() + b"\0" + raw)
            return _remembered((name, hashlib.sha256(raw).digest()), lambda: make(path, _table(raw)))
        except OSError as error:
            raise BankError(path, f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise BankError(path, "is not UTF-8") from error
        except tomllib.TOMLDecodeError as error:
            raise BankError(path, f"is not TOML: {error}", _line_in(str(error))) from error
        except tables.Unfit as error:
            raise BankError(path, str(error), _line_of(raw, error.key)) from error

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
        return [self.made(name, make) for name in sorted(own | added)]

    def table(self, name: str, make: Callable[[Path, Table], T]) -> list[T]:
        """What ``make`` makes of every table of one file; the table's name becomes its id."""
        return self.made(name, lambda path, table: [make(path, {"id": key, **value}) for key, value in table.items()])

    def words(self, name: str) -> dict[str, frozenset[str]]:
        """Lists of words by their class."""
        return self.made(name, _words) if self.there(name) else {}

    def signs(self, name: str) -> dict[str, Sign]:
        """A language's signs by their name; none where there is no file."""
        return self.made(name, items.signs) if self.there(name) else {}

    def aliases(self, name: str) -> Aliases:
        """A language's spoken forms; none where there is no file."""
        return self.made(name, _aliases) if self.there(name) else Aliases()

    def version(self) -> str:
        """The hash over everything that was read."""
        return self.digest.hexdigest()[:16]


def _remembered(key: tuple[str, bytes], make: Callable[[], T]) -> T:
    """What was made of a file. Most are the same from one publication to the next; nobody changes what comes out."""
    found: T | None = _MADE.get(key)
    if found is None:
        if len(_MADE) >= MOST_MADE:
            _MADE.clear()
        found = _MADE[key] = make()
    return found


def _table(raw: bytes) -> Table:
    return tomllib.loads(raw.decode("utf-8"))


def _words(_path: Path, table: Table) -> dict[str, frozenset[str]]:
    return {key: frozenset(map(str, words)) for key, words in table.items()}


def _aliases(_path: Path, table: Table) -> Aliases:
    return Aliases(dict(table.get("forms", {})), dict(table.get("stems", {})))


def _line_in(message: str) -> int | None:
    found = [word.rstrip(",)") for word in message.partition("line ")[2].split()[:1]]
    return int(found[0]) if found and found[0].isdigit() else None


def _line_of(raw: bytes, key: str) -> int | None:
    for number, line in enumerate(raw.decode("utf-8").splitlines(), 1):
        if key and line.lstrip().startswith((key, f"[{key}")):
            return number
    return None

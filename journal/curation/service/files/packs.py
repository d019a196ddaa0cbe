"""The whole bank as one pack or one folder: every text as it is in force, and what each was when it left."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from journal.curation.models.files import Flawed, Text, Unfit
from journal.curation.service.files.texts import digest, shortened

#: The list of what every text was when it left; `sha256sum -c` reads it too.
SUMS = "SHA256SUMS"
TOP = "bank"
FOLDERS = frozenset({"questions", "cues", "safety", "techniques", "aliases", "subjects", "markers", "signs"})
TABLES = frozenset({"notions.toml", "needs.toml", "topics.toml", "support.toml"})
PATH = re.compile(r"(?:[a-z0-9_-]+/){0,2}[a-z0-9_-]+\.toml")
#: Of a pack once it is opened, and of one text in it.
LARGEST = 32 * 1024 * 1024
LONGEST = 200_000
#: So that the same bank is the same pack, byte for byte.
ALWAYS = (1980, 1, 1, 0, 0, 0)


def packed(texts: Mapping[str, str]) -> bytes:
    """A zip of all texts; the same texts give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, words in _with_sums(texts):
            member = zipfile.ZipInfo(f"{TOP}/{name}", ALWAYS)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            pack.writestr(member, words.encode("utf-8"))
    return whole.getvalue()


def write_folder(texts: Mapping[str, str], folder: Path) -> None:
    """Write all texts below a folder, and remove none that lies there."""
    for name, words in _with_sums(texts):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(words.encode("utf-8"))


def _with_sums(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from texts.items()
    sums = (f"{digest(words)}  {name}\n" for name, words in texts.items())
    yield SUMS, "".join(sums)


def read_pack(body: bytes) -> dict[str, Text]:
    """The texts of a zip. Raises ``Unfit`` for what is no pack, too large, or holds a text twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as pack:
            members = [one for one in pack.infolist() if not one.is_dir()]
            if sum(one.file_size for one in members) > LARGEST:
                raise Unfit(Flawed("too_large"))
            return _read((one.filename, pack.read(one)) for one in members)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unfit(Flawed("not_a_bank")) from error


def read_folder(folder: Path) -> dict[str, Text]:
    """The texts below a folder. Raises ``Unfit`` as :func:`read_pack`."""
    files = [file for file in sorted(folder.rglob("*")) if file.suffix == ".toml" or file.name == SUMS]
    if sum(file.stat().st_size for file in files) > LARGEST:
        raise Unfit(Flawed("too_large"))
    return _read((file.relative_to(folder).as_posix(), file.read_bytes()) for file in files)


def _read(files: Iterable[tuple[str, bytes]]) -> dict[str, Text]:
    found: dict[str, str] = {}
    sums: dict[str, str] = {}
    flaws: list[Flawed] = []
    for name, body in files:
        words = _decoded(name, body, flaws)
        if PurePosixPath(name).name == SUMS:
            sums = _sums(words)
        elif name.endswith(".toml"):
            flaws.extend(_placed(_below(name) or name, words, found))
    if flaws or not found:
        raise Unfit(*flaws or (Flawed("not_a_bank"),))
    return {path: Text(words, None, sums.get(path, "")) for path, words in sorted(found.items())}


def _placed(path: str, words: str, found: dict[str, str]) -> Iterator[Flawed]:
    """Put a text where it belongs, or say why it has no place."""
    if not PATH.fullmatch(path) or _below(path) != path:
        yield Flawed("unknown", path)
    elif path in found:
        yield Flawed("twice", path)
    elif len(words) > LONGEST:
        yield Flawed("too_large", path)
    found.setdefault(path, words)


def _decoded(name: str, body: bytes, flaws: list[Flawed]) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        flaws.append(Flawed("unreadable", _below(name) or name, body.count(b"\n", 0, error.start) + 1))
        return ""


def _below(name: str) -> str:
    """The path below a bank's own folder, wherever that lies; nothing for what is no part of a bank."""
    parts = PurePosixPath(name).parts
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if (part in TABLES and last) or (part in FOLDERS and not last):
            return "/".join(parts[place:])
    return ""


def _sums(words: str) -> dict[str, str]:
    """Path → fingerprint of the text when it left."""
    rows = (line.split("  ", 1) for line in words.splitlines() if "  " in line)
    return {name: shortened(whole) for whole, name in rows}

"""Every setting in one place: what it means, what it may be, and what it is when nobody sets it.

Read from a TOML file and the environment (``OIVALLUS_PORT=8001`` wins over ``port = 8001``).
"""

from __future__ import annotations

import dataclasses
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from journal.errors import Refused

PREFIX = "OIVALLUS_"
MAY_BE_ZERO = frozenset({"share_delay_seconds", "proxies"})
LOCAL_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})
#: One plain e-mail address, and nothing that could be a second one or a line of a letter's head.
MAIL_ADDRESS = re.compile(r"[^@\s,;:<>()\[\]\"\\]{1,64}@[^@\s,;:<>()\[\]\"\\]+\.[^@\s,;:<>()\[\]\"\\.]+")
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


def _setting(default: Any, help_: str) -> Any:  # noqa: ANN401
    return field(default=default, metadata={"help": help_})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The checked settings. Their help texts are what the README's table shows."""

    database: Path = _setting(Path("data/oivallus.sqlite3"), "The database file.")
    backups: Path = _setting(Path("data/backups"), "The folder of backup files.")
    secret: str = _setting("", "At least 32 characters, written by `oivallus init`; guards invitation codes.")
    url: str = _setting("http://localhost:8000", "The address people open. https, or http on this machine alone.")
    host: str = _setting("127.0.0.1", "The address the server listens on.")
    port: int = _setting(8000, "The port the server listens on.")
    proxies: int = _setting(0, "How many proxies of your own stand in front (for X-Forwarded headers).")
    workers: int = _setting(2, "Processes of the server.")
    threads: int = _setting(4, "Threads of each process.")
    timezone: str = _setting("Europe/Helsinki", "The zone of every shown time and every day.")
    organisation_fi: str = _setting("organisaatiosi", "The organisation in the genitive, Finnish: *Iin kunnan*.")
    organisation_sv: str = _setting("organisationens", "The same in Swedish: *Ijo kommuns*.")
    organisation_en: str = _setting("your organisation’s", "The same in English: *the Municipality of Ii’s*.")
    organisation: str = _setting("", "The organisation's name, as it stands on printed pages.")
    languages: str = _setting("fi sv en", "The languages people write in here; curators see the others folded away.")
    morphology: str = _setting("auto", "Finnish word forms: auto, libvoikko or pyvoikko.")
    invitation_days: int = _setting(30, "How long an invitation is good for.")
    idle_days: int = _setting(30, "A sign-in ends after so many days without use.")
    absolute_days: int = _setting(180, "A sign-in ends after so many days in any case.")
    bin_days: int = _setting(30, "How long a deleted entry can be brought back.")
    revision_days: int = _setting(30, "How long earlier versions of an entry are kept.")
    note_days: int = _setting(30, "A mentor's notes go so many days after the mentorship's end.")
    retention_months: int = _setting(24, "An actor's journal is erased so many months after the last mentorship.")
    backup_days: int = _setting(14, "Backup files older than this are removed.")
    share_delay_seconds: int = _setting(10, "How long a new share can be undone before anybody sees it.")
    smtp_host: str = _setting("", "The mail server. Without one no mail is sent, and nothing else changes.")
    smtp_port: int = _setting(587, "The port of the mail server.")
    smtp_security: str = _setting("starttls", "How the way to it is encrypted: starttls, tls (from the start) or none.")
    smtp_user: str = _setting("", "The name to sign in to the mail server with, if it asks for one.")
    smtp_password: str = _setting("", "The password for that.")
    mail_from: str = _setting("", "The address that mail comes from, such as oivallus@kunta.example.")
    argon2_memory_kib: int = _setting(19456, "Memory of one password check, in KiB.")
    argon2_rounds: int = _setting(2, "Rounds of one password check.")
    demo: bool = _setting(False, "The database holds demo people; a line at the top of each page says so.")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def https(self) -> bool:
        return urlsplit(self.url).scheme == "https"

    def organisation_of(self, language: str) -> str:
        """The organisation in the genitive, as its own people wrote it."""
        return str(getattr(self, f"organisation_{language}"))


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ, **overrides: Any) -> Settings:  # noqa: ANN401
    """Settings from ``path`` (or ``OIVALLUS_CONFIG``), the environment and ``overrides``, checked.

    Raises ``Refused`` with one sentence for each setting that is wrong.
    """
    given = environ.get(PREFIX + "CONFIG")
    source = path or (Path(given) if given else None)
    values: dict[str, Any] = _from_file(source) if source else {}
    values |= {
        name[len(PREFIX) :].lower(): text
        for name, text in environ.items()
        if name.startswith(PREFIX) and name != PREFIX + "CONFIG"
    }
    return check(values | overrides)


def _from_file(path: Path) -> dict[str, Any]:
    """What the file says. Paths in it start from the folder it lies in, wherever the command is run."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"The settings file {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"The settings file {path} is not TOML: {error}.") from error
    for name in ("database", "backups"):
        if isinstance(values.get(name), str):
            values[name] = path.parent / Path(values[name]).expanduser()
    return values


def check(values: Mapping[str, Any]) -> Settings:
    """Settings of the right types and within bounds, or ``Refused`` naming every setting that is not."""
    known = {f.name: f for f in dataclasses.fields(Settings)}
    problems = [f"`{name}` is not a setting." for name in values if name not in known]
    typed: dict[str, Any] = {}
    for name in values.keys() & known.keys():
        try:
            typed[name] = _typed(str(known[name].type), values[name])
        except ValueError as error:
            problems.append(f"`{name}` {error}.")
    if not problems:
        settings = Settings(**typed)
        problems = list(_wrong(settings))
    if problems:
        raise Refused("The settings do not hold. " + " ".join(sorted(problems)))
    return settings


def _typed(kind: str, value: Any) -> Any:  # noqa: ANN401
    if kind == "Path":
        if not isinstance(value, (str, Path)) or not str(value).strip():
            raise ValueError("is a path")
        return Path(value).expanduser()
    if kind == "bool":
        words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
        if str(value).lower() not in words:
            raise ValueError("is true or false")
        return words[str(value).lower()]
    if kind == "int":
        if isinstance(value, bool) or not WHOLE_NUMBER.fullmatch(str(value).strip()):
            raise ValueError("is a whole number")
        return int(str(value))
    if not isinstance(value, str):
        raise ValueError("is text in quotation marks")  # noqa: TRY004
    return value


def _wrong(settings: Settings) -> list[str]:
    problems = _wrong_address(settings.url)
    if 0 < len(settings.secret) < 32:
        problems.append("`secret` has at least 32 characters.")
    try:
        settings.zone  # noqa: B018
    except (ZoneInfoNotFoundError, ValueError, OSError):
        problems.append("`timezone` is a name such as Europe/Helsinki.")
    if not settings.languages.split() or not set(settings.languages.split()) <= {"fi", "sv", "en"}:
        problems.append("`languages` are some of fi, sv and en, with a blank between them.")
    if settings.morphology not in {"auto", "libvoikko", "pyvoikko"}:
        problems.append("`morphology` is auto, libvoikko or pyvoikko.")
    problems += [
        f"`{f.name}` is at least {least}."
        for f in dataclasses.fields(settings)
        if f.type == "int" and getattr(settings, f.name) < (least := 0 if f.name in MAY_BE_ZERO else 1)
    ]
    problems += [
        f"`{name}` is between 1 and 65535." for name in ("port", "smtp_port") if not 0 < getattr(settings, name) < 65536
    ]
    return problems + _wrong_mail(settings)


def _wrong_mail(settings: Settings) -> list[str]:
    problems = []
    if settings.smtp_security not in {"starttls", "tls", "none"}:
        problems.append("`smtp_security` is starttls, tls or none.")
    elif settings.smtp_security == "none" and settings.smtp_password and settings.smtp_host not in LOCAL_HOSTS:
        problems.append("`smtp_security` is starttls or tls where there is a password: it would travel open.")
    if not (settings.smtp_user + settings.smtp_password).isascii():
        problems.append("`smtp_user` and `smtp_password` are ASCII: nothing else can be sent when signing in.")
    if settings.smtp_host and not MAIL_ADDRESS.fullmatch(settings.mail_from):
        problems.append("`mail_from` is the address that mail comes from.")
    return problems


def _wrong_address(url: str) -> list[str]:
    try:
        address = urlsplit(url)
        whole = address.scheme in {"http", "https"} and bool(address.hostname) and address.port != 0
    except ValueError:
        whole = False
    if not whole or address.path.strip("/") or address.query or address.fragment:
        return ["`url` is a whole address without a path, such as https://oivallus.example.fi."]
    if address.scheme == "http" and address.hostname not in LOCAL_HOSTS:
        return ["`url` is https, or http on 127.0.0.1, [::1] or localhost alone: cookies would travel open."]
    return []


def require_secret(settings: Settings) -> Settings:
    """The settings, or ``Refused`` when the one secret has not been written yet."""
    if len(settings.secret) < 32:
        raise Refused("The setting `secret` is missing. The command `oivallus init` writes one.")
    return settings

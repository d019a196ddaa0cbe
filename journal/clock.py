"""The one clock. Nothing else asks the machine for the time, so that tests can set it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_read: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _read()


@contextmanager
def replaced(read: Callable[[], datetime]) -> Iterator[None]:
    """Let ``read`` tell the time inside the block."""
    global _read
    before = _read
    _read = read
    try:
        yield
    finally:
        _read = before


def stamp(at: datetime) -> str:
    """The moment as the database keeps it: UTC, fixed width, so that text order is time order."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(text: str) -> datetime:
    """The reverse of :func:`stamp`."""
    return datetime.fromisoformat(text)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The calendar day of ``at`` where the organisation is."""
    return at.astimezone(zone).date()


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of ``day`` where the organisation is, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def ago(**span: float) -> datetime:
    """The moment ``span`` (as for ``timedelta``) before now."""
    return now() - timedelta(**span)


def ahead(**span: float) -> datetime:
    """The moment ``span`` (as for ``timedelta``) after now."""
    return now() + timedelta(**span)

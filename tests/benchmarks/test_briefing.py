"""The page before a meeting with 500 shared entries beside twenty."""

from __future__ import annotations

import re
from datetime import timedelta
from time import perf_counter

import pytest
from persons import Clock, Person

from journal.comments.models import Typed as Words
from journal.comments.service import sending
from journal.db import Database, write
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed
from journal.entries.models import Words as Read
from journal.entries.service import saving
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing

TEXT = (
    "Siirtymät oli taas yhtä kaaosta numero {number}. Kolme lasta itki eteisessä ja mä vaan seisoin. Perjantaina sama "
    "lähtö meni kuitenkin ihan rauhassa, kun Otto otti ensin neljä lasta ulos ja minä jäin muiden kanssa lukemaan. "
    "Sen jälkeen juttelimme tiimissä siitä, mikä oli auttanut, ja sovimme, että kokeilemme samaa ensi viikolla."
)


def _share(db: Database, aino: Person, mika: Person, pair: str, numbers: range, clock: Clock) -> None:
    with write(db):
        for number in numbers:
            code = f"e{number}"
            text = TEXT.format(number=number)
            draft = Draft(code=code, key=code, tab=code, based_on=0, passages=(Typed(None, text),))
            saving.save(db, aino.account, draft, Read("fi", ""), clock.at.date() - timedelta(days=number % 300))
            chosen = [Selected(entries.entry(db, aino.account, code), (0,), 1)]
            sharing.share(db, aino.account, pair, chosen, ("end", None), code, timedelta(0))
            if number % 5 == 0:
                share = shares.shares_of(db, aino.account, code)[0].code
                sending.send(db, mika.account, share, Words("Mikä siinä auttoi?", 0, code))


def _timed(mika: Person, path: str, rounds: int = 100) -> tuple[float, float]:
    mika.get(path)
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        mika.get(path)
        times.append((perf_counter() - begun) * 1000)
    times.sort()
    return times[rounds // 2], times[int(rounds * 0.99) - 1]


def test_the_briefing_hardly_grows(
    db: Database, aino: Person, mika: Person, pair: str, time: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    _share(db, aino, mika, pair, range(20), time)
    time.forward(minutes=1)
    few = _timed(mika, f"/briefings/{pair}")
    _share(db, aino, mika, pair, range(20, 500), time)
    time.forward(minutes=1)
    paths = (f"/briefings/{pair}", f"/briefings/{pair}/shared", f"/briefings/{pair}/shared?page=20")
    many = {path: _timed(mika, path) for path in paths}
    link = re.search(r'href="(/shared/[^"]+)"', mika.get(paths[0]))
    assert link
    many[link[1]] = _timed(mika, link[1])
    with capsys.disabled():
        print(f"\n  20 shared: briefing median {few[0]:.1f} ms, p99 {few[1]:.1f} ms; 500 shared:")
        for path, (median, p99) in many.items():
            name = re.sub(r"/[\w-]{16}", "/…", path)
            print(f"  {name:<28} median {median:.1f} ms, p99 {p99:.1f} ms (1 : {median / few[0]:.2f})")
    assert all(median < 2 * few[0] + 5 for median, _ in many.values())
    assert many[paths[0]][1] <= 60

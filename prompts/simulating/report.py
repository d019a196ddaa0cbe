"""A simulation as lines to read: the habits, the techniques, the promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from prompts.bank.contents import Bank
from prompts.simulating.promises import Moments, Promise, by_habit, largest_share, prompted, technique
from prompts.simulating.weeks import Moment

HEADS = ("habit", "actors", "entries", "asked for", "answered", "offered", "came", "kinds", "most of one", "longest")
MOST_SHOWN = 5


def lines(lives: Sequence[Moments], bank: Bank, kept: Sequence[Promise]) -> Iterator[str]:
    """The whole report."""
    yield from _habits(lives)
    yield ""
    yield from _techniques(lives, bank)
    yield ""
    yield from _silences(lives)
    yield ""
    yield from _fading(lives)
    yield ""
    yield from _promises(kept)


def _habits(lives: Sequence[Moments]) -> Iterator[str]:
    """A habit a line. *came*: unasked questions of those looked for; *kinds*: techniques met; *longest*: answered."""
    yield HEADS[0].ljust(20) + "".join(head.rjust(12) for head in HEADS[1:])
    for name, those in by_habit(lives).items():
        every = [one for life in those for one in life]
        tapped, looked = _split(every)
        cells = (
            str(len(those)),
            str(len({one.entry for one in every})),
            str(len(tapped)),
            _share(tapped),
            str(len(looked)),
            _share(looked),
            str(len({technique(one) for one in prompted(every)})),
            f"{max(map(largest_share, those)):.2f}",
            str(max((len(one.answers) + (one.outcome == "answered") for one in every), default=0)),
        )
        yield name.ljust(20) + "".join(cell.rjust(12) for cell in cells)


def _split(every: Sequence[Moment]) -> tuple[list[Moment], list[Moment]]:
    return [one for one in every if one.asked == "tapped"], [one for one in every if one.asked != "tapped"]


def _share(moments: Sequence[Moment]) -> str:
    return f"{len(prompted(moments)) / len(moments):.0%}" if moments else "–"


def _techniques(lives: Sequence[Moments], bank: Bank) -> Iterator[str]:
    counts = Counter(technique(one) for life in lives for one in prompted(life))
    yield "technique".ljust(20) + "prompts".rjust(12) + "share".rjust(12)
    for name in sorted(bank.techniques, key=lambda one: (-counts[one], one)):
        yield name.ljust(20) + str(counts[name]).rjust(12) + f"{counts[name] / max(1, counts.total()):.1%}".rjust(12)


def _silences(lives: Sequence[Moments]) -> Iterator[str]:
    reasons = Counter(
        (one.reply.silence.reason, one.asked) for life in lives for one in life if one.reply.silence is not None
    )
    yield "silence".ljust(20) + "asked for".rjust(12) + "unasked".rjust(12)
    for reason in sorted({reason for reason, _ in reasons}):
        yield reason.ljust(20) + str(reasons[reason, "tapped"]).rjust(12) + str(reasons[reason, "kept"]).rjust(12)


def _fading(lives: Sequence[Moments]) -> Iterator[str]:
    """Unasked questions by how many the actor had answered before."""
    yield "answered before".ljust(20) + "looked for".rjust(12) + "came".rjust(12)
    for label, moments in faded(lives).items():
        yield label.ljust(20) + str(len(moments)).rjust(12) + _share(moments).rjust(12)


def faded(lives: Sequence[Moments]) -> dict[str, list[Moment]]:
    """The unasked looks for a question, by how many questions had been answered before them."""
    found: dict[str, list[Moment]] = {"0–5": [], "6–11": [], "12–23": [], "24 and more": []}
    for life in lives:
        answered = 0
        for one in life:
            if one.asked != "tapped":
                at = next((n for n, least in enumerate((6, 12, 24)) if answered < least), 3)
                found[tuple(found)[at]].append(one)
            answered += one.outcome == "answered"
    return found


def _promises(kept: Sequence[Promise]) -> Iterator[str]:
    for one in kept:
        yield f"{'broken' if one.broken else 'kept'}  {one.what}"
        yield from (f"        {line}" for line in one.broken[:MOST_SHOWN])
        if len(one.broken) > MOST_SHOWN:
            yield f"        … {len(one.broken)} in all"

"""What the engine promises over weeks, each looked for in what simulated actors lived through."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from prompts.bank.contents import Bank
from prompts.simulating.weeks import Moment

MONTH, WEEK = timedelta(days=30), timedelta(days=7)
MOST_IN_ENTRY, TWICE = 3, 2
#: A third of one's prompts says something from nine on; of fewer, no technique comes more than three times.
MANY, THREE = 9, 3
GRAVEST = frozenset({"self_harm", "violence_close"})
#: Entries of these moods alone tell of nothing that calls for a question.
NOTHING_CALLS = frozenset({"plain", "short"})
FEW_WORDS = 4
FOUR_WEEKS, HOPE_AFTER = timedelta(weeks=4), 6
#: Where these are told of, hope can wait.
NO_TIME_FOR_HOPE = frozenset({"distress", "loss", "hurt", "threat", "asks-reader", "reluctant", "dont-know"})
Moments = Sequence[Moment]


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise with what breaks it, told so that the entry can be found again; nothing when it is kept."""

    what: str
    broken: tuple[str, ...]


def promises(lives: Sequence[Moments], bank: Bank) -> tuple[Promise, ...]:
    """Every promise, looked for in every actor's moments."""
    looked_for: dict[str, Callable[[Moments], Iterable[str]]] = {
        "no question twice in 30 days, scales excepted": lambda life: _repeats(life, bank),
        "no technique more than a third of one's prompts": _too_often,
        "no technique more than twice in seven days": _thrice_a_week,
        "a technique that was put away rests for a week": _did_not_rest,
        "no more than three answered in an entry, and what_else once": _too_long,
        "an answer of few words ends the chain": _went_on,
        "nothing asked beside the gravest cards, nothing unasked beside a full one": _beside_cards,
        "nothing unasked on an entry that tells of nothing": _called_by_nothing,
        "each question in the language of its text": _wrong_language,
        "hope_horizon within four weeks of use, outside distress": lambda life: _without_hope(life, bank),
    }
    return tuple(
        Promise(what, tuple(line for life in lives for line in look(life))) for what, look in looked_for.items()
    )


def prompted(life: Moments) -> list[Moment]:
    """The moments at which a question came."""
    return [one for one in life if one.reply.prompt is not None]


def technique(moment: Moment) -> str:
    """The technique that came at a moment; empty when none did."""
    return moment.reply.prompt.technique if moment.reply.prompt else ""


def _question(moment: Moment) -> str:
    return moment.reply.prompt.question if moment.reply.prompt else ""


def _told(moment: Moment) -> str:
    return f"{moment.actor.habit.name} {moment.entry}: {_question(moment)}"


def _repeats(life: Moments, bank: Bank) -> Iterator[str]:
    last: dict[str, Moment] = {}
    for one in prompted(life):
        before = last.get(_question(one))
        if before and one.when - before.when < MONTH and bank.questions[_question(one)].kind != "scale":
            yield _told(one)
        last[_question(one)] = one


def _too_often(life: Moments) -> Iterator[str]:
    count, most = len(prompted(life)), largest_share(life)
    if most * count > (count / 3 if count >= MANY else THREE):
        yield f"{life[0].actor.habit.name} {life[0].actor.name}: {most:.2f} of {count}"


def largest_share(life: Moments) -> float:
    """The share of the technique that came most often, of 1."""
    counts = Counter(technique(one) for one in prompted(life))
    return max(counts.values()) / counts.total() if counts else 0.0


def _thrice_a_week(life: Moments) -> Iterator[str]:
    for one in prompted(life):
        week = [other for other in prompted(life) if timedelta() <= one.when - other.when < WEEK]
        if sum(technique(other) == technique(one) for other in week) > TWICE:
            yield _told(one)


def _did_not_rest(life: Moments) -> Iterator[str]:
    put_away: dict[str, Moment] = {}
    for one in prompted(life):
        before = put_away.get(technique(one))
        if before and one.when - before.when < WEEK:
            yield _told(one)
        if one.outcome == "put_away":
            put_away[technique(one)] = one


def _too_long(life: Moments) -> Iterator[str]:
    for one in prompted(life):
        used = [answer.technique for answer in one.answers]
        if len(used) >= MOST_IN_ENTRY or (technique(one) == "what_else" and "what_else" in used):
            yield _told(one)


def _went_on(life: Moments) -> Iterator[str]:
    for one in prompted(life):
        last = one.answers[-1] if one.answers else None
        if last and len(last.text.split()) < FEW_WORDS and last.technique != "scaling":
            yield _told(one)


def _beside_cards(life: Moments) -> Iterator[str]:
    for one in prompted(life):
        card = one.reply.card
        gravest = card is not None and any(lead.category in GRAVEST for lead in card.leads)
        if card and card.strength == "full" and (gravest or one.asked != "tapped"):
            yield _told(one)


def _called_by_nothing(life: Moments) -> Iterator[str]:
    yield from (_told(one) for one in prompted(life) if one.asked != "tapped" and NOTHING_CALLS.issuperset(one.moods))


def _wrong_language(life: Moments) -> Iterator[str]:
    for one in prompted(life):
        few = len(one.text.split()) <= FEW_WORDS
        right = {one.language, one.actor.language} if few else {one.language}
        if one.reply.prompt and one.reply.prompt.language not in right:
            yield _told(one)


def _without_hope(life: Moments, bank: Bank) -> Iterator[str]:
    """Six prompts in four weeks without hope, then one more that is none either, outside distress and chains."""
    asked = prompted(life)
    for place, one in enumerate(asked):
        month = [other for other in asked[:place] if one.when - other.when < FOUR_WEEKS]
        used = len(month) >= HOPE_AFTER and one.when - asked[0].when >= FOUR_WEEKS
        told = {group for met in one.reply.observations for group in bank.notions[met.cue].groups}
        free = one.asked == "tapped" and not one.answers and told.isdisjoint(NO_TIME_FOR_HOPE)
        if used and free and all(technique(other) != "hope_horizon" for other in (*month, one)):
            yield _told(one)


def by_habit(lives: Iterable[Moments]) -> dict[str, list[Moments]]:
    """The lives of each habit."""
    found: dict[str, list[Moments]] = defaultdict(list)
    for life in lives:
        if life:
            found[life[0].actor.habit.name].append(life)
    return found

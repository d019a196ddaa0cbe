"""Which clauses tell what somebody else said: *hän sanoi että …*, *…, sanoi äiti*, *hon sa att …*, *she said …*."""

from __future__ import annotations

from prompts.language.connectives import Connectives
from prompts.language.cutting import Segment

#: Words that may stand between a verb of saying and what was said without a conjunction: *she told me I should*.
_BETWEEN = 3


def reported(text: str, clauses: list[Segment], connectives: Connectives) -> list[Segment]:
    """The clauses of one sentence with their kind; one that holds the telling and the told is cut in two."""
    if not any(form.says for clause in clauses for _, _, form in clause.words):
        return clauses
    found: list[Segment] = []
    told = False
    for clause in _apart(clauses, connectives):
        before = found[-1] if found else None
        told = clause.kind == "main" and _is_told(clause, before, connectives, told=told)
        found.append(clause.told("reported") if told else clause)
    return _told_before(text, found, connectives)


def _is_told(clause: Segment, before: Segment | None, connectives: Connectives, *, told: bool) -> bool:
    if before is None:
        return False
    if told:
        return _goes_on(clause, connectives)
    opens = clause.opening in ("that", "colon") or (
        clause.opening == "plain" and (clause.lowers[0] in connectives.asking or _asks(clause))
    )
    return (opens or clause.lowers[0] in connectives.asking) and _tells(before, connectives)


def _goes_on(clause: Segment, connectives: Connectives) -> bool:
    """Whether the told words go on: a turn ends them, and so does a clause of the writer's own after *ja*."""
    if clause.opening in ("that", "relative"):
        return True
    if clause.opening in ("turn", "quote"):
        return False
    if not clause.question and any("question-clitic" in word.features for _, _, word in clause.words[:2]):
        return True
    return not _writes(clause, connectives)


def _asks(clause: Segment) -> bool:
    return "question-clitic" in clause.words[0][2].features


def _tells(clause: Segment, connectives: Connectives) -> bool:
    """A verb of saying whose subject is not the writer."""
    at = _saying(clause)
    return at is not None and not _writes(clause, connectives)


def _saying(clause: Segment) -> int | None:
    """The last verb of saying."""
    says = [at for at, (_, _, form) in enumerate(clause.words) if form.says]
    return says[-1] if says else None


def _writes(clause: Segment, connectives: Connectives) -> bool:
    return any(form.first_person or form.lower in connectives.writer for _, _, form in clause.words)


def _apart(clauses: list[Segment], connectives: Connectives) -> list[Segment]:
    found: list[Segment] = []
    for clause in clauses:
        at = None if clause.kind == "quoted" else _told_from(clause, connectives)
        if at is None:
            found.append(clause)
        else:
            found += clause.split(at, "that")
    return found


def _told_from(clause: Segment, connectives: Connectives) -> int | None:
    """Where the told words begin inside a clause: *sanoi | olevansa loppu*, *she said | I was lazy*."""
    saying = _saying(clause)
    if saying is None or clause.words[saying][2].first_person:
        return None
    if any(lower in connectives.writer for lower in clause.lowers[:saying]):
        return None
    rest = range(saying + 1, len(clause.words))
    asks = next((at for at in rest if clause.lowers[at] in connectives.asking or _is_asked(clause, at)), None)
    if asks is not None and asks <= saying + _BETWEEN and asks + 1 < len(clause.words):
        return asks
    return next((at for at in rest if _is_subject_of_telling(clause, at, saying, connectives)), None)


def _is_asked(clause: Segment, at: int) -> bool:
    return "question-clitic" in clause.words[at][2].features


def _is_subject_of_telling(clause: Segment, at: int, saying: int, connectives: Connectives) -> bool:
    word, lower = clause.words[at][2], clause.lowers[at]
    if lower.endswith(("vansa", "vänsä", "neensa", "neensä")) and "participle" in word.features:
        return True
    if "att" not in connectives.that and "that" not in connectives.that:
        return False
    subject = lower in connectives.writer or lower in connectives.others
    # "sa hon" and "said she" turn round; "told you" has an object
    return subject and saying + 1 < len(clause.words) - 1 and at + 1 < len(clause.words) and _verb_follows(clause, at)


def _verb_follows(clause: Segment, at: int) -> bool:
    following = clause.words[at + 1 : at + 3]
    return any("verb" in word.features or "negation" in word.features for _, _, word in following)


def _told_before(text: str, clauses: list[Segment], connectives: Connectives) -> list[Segment]:
    """*En jaksa enää, sanoi äiti.*: the words before a short clause that opens with a verb of saying."""
    if len(clauses) < 2:
        return clauses
    last = clauses[-1]
    comma = "," in text[clauses[-2].end : last.start] or "–" in text[clauses[-2].end : last.start]
    opens = any(key in connectives.saying for key in last.words[0][2].keys[:1])
    inverted = opens and len(last.words) <= 4 and "verb" in last.words[0][2].features
    if not (comma and inverted) or _writes(last, connectives):
        return clauses
    return [one.told("reported") if one.kind == "main" else one for one in clauses[:-1]] + [last]

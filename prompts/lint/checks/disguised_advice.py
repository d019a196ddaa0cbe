"""Advice dressed as a question.

Bad:
    fi: Oletko kokeillut päiväkirjan pitämistä?
    fi: Mikä estää sinua pyytämästä apua?
    sv: Hur skulle det kännas att prata med chefen?
    en: How would it feel to take a break?
    fi: Kokemukseni mukaan kuvat rauhoittavat. Miten teillä niitä käytettäisiin?
    sv: Du är så kreativ, så vilken fest tänker du ordna?
    en: Talking clears the air. Who will you begin with?
    en: Which duties do you need to hand over so that your evenings are free?
Good:
    fi: Mitä olet jo kokeillut?
    fi: Mitä huomaisit, jos olisit puoli askelta lähempänä?
    sv: Vad har du redan provat?
    en: What have you tried so far?
    fi: Kevät etenee vauhdilla. Mikä siinä on sinulle tärkeää?
    sv: Hur gick det till när du sa nej?
    en: How did you manage to say no?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.checks import expert
from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.quoting import BLANK
from prompts.lint.sheet import sheet, span
from prompts.lint.wording import Sentence, Wording

CODE = "A02"
LEVEL: Levels = everywhere("error", comment=True)
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet, and what is told to lead the asking to a remedy or a step."""
    found = [*SHEET.find(wording), *_vouched_for(wording), *_flattered(wording)]
    return (one for at, one in enumerate(found) if not any(_overlap(one, seen) for seen in found[:at]))


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _vouched_for(wording: Wording) -> Iterator[Found]:
    """*In my experience bricks calm them. How would you …?*: an authority or an axiom, then a question after it."""
    last = max((at for at, sentence in enumerate(wording.sentences) if sentence.form != "stated"), default=0)
    for sentence in wording.sentences[:last]:
        if sentence.form == "stated":
            said = list(expert.SHEET.phrases(wording.language, "anywhere").find(sentence.words))
            for first, past in said or _axioms(sentence, wording):
                yield span(sentence.words[first:past])


def _axioms(sentence: Sentence, wording: Wording) -> list[tuple[int, int]]:
    """*Talking clears the air*: said of everybody at any time, neither of the one who writes nor of what happened.

    A mentor may tell such things in a comment; a question of the bank has nothing to tell.
    """
    quotes = any(word.lower.startswith(BLANK) for word in sentence.words)
    anchored = quotes or SHEET.phrases(wording.language, "anchored").met(sentence.words)
    if anchored or wording.kind == "comment":
        return []
    return list(SHEET.phrases(wording.language, "axiom").find(sentence.words))[:1]


def _flattered(wording: Wording) -> Iterator[Found]:
    """*You are so creative, so what will you arrange?*: praise opens the way for a step nobody has spoken of."""
    praised = False
    for sentence in wording.sentences:
        praised = praised or SHEET.phrases(wording.language, "praised").met(sentence.words[: sentence.asks])
        if praised and sentence.form == "open":
            for first, past in SHEET.phrases(wording.language, "step").find(sentence.words[sentence.asks :]):
                yield span(sentence.words[sentence.asks + first : sentence.asks + past])

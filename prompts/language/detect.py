"""Which language a text is in, told by function words and letters: quick, small, and silent when it is not sure."""

from __future__ import annotations

import re
from typing import Literal

from prompts.model import LANGUAGES, Language

#: Words that hold sentences together. Spoken forms count as much as written ones.
FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "fi": frozenset(
        """
        ja on ei oli se että en mutta kun niin joka mä sä hän me te he ne minä sinä mää mie oon olen oli ollut olla oo
        tää tämä nyt jo vielä sit sitten ku ko jos vaan vain mun sun mulla mulle mua minun minulla minua sen sitä siitä
        siinä sillä ihan aika tosi taas aina koko kanssa kans mut myös mikä mitä missä miten miksi kuka jotain jotenkin
        kuin kuten eikä enkä tai vai ovat olin olimme olemme emme ette eivät ettei etten kaikki kaikkea muut itse oma
        tänään eilen huomenna viime ensi joo no niinku semmonen tämmönen sellainen tuo noin näin pitää pitäis pitäisi
        voi saa tuli meni sanoi sano teki jää päivä päivän lapset lapsi lapsen töissä työ
        """.split()
    ),
    "sv": frozenset(
        """
        och att det är jag inte en ett som på för med den av till har de om men var vi så hon han kan när från man
        mig mej min mitt mina vid då nu eller hade ska skulle efter också bara där här vad vill mycket alla mot under
        blev blir dom sej sig hur än även kommer varit får fick gick idag igår imorgon igen lite någon något nån nåt
        inget ingen du ni oss vår barn barnen barnet jobbet dag dagen ju väl alltså känns kände orkar helt
        """.split()
    ),
    "en": frozenset(
        """
        the and to of a i in it is that was for on with as but be at this have not you we my me are they so had just
        from what when there about all were how she he his her them then today yesterday tomorrow really don't didn't
        can't wasn't i'm it's im dont didnt do did been if an or no up out who which would could should some one our
        because after again feel felt children child kids group work day
        """.split()
    ),
}
#: Words of neighbours that look alike: they speak against all three.
FOREIGN = frozenset(
    """
    ikke jeg og ja et ma ei oli see on ta ning mis kui aga oma väga mitte ka siis ole pole mina sina nemad hvis hvor
    ich und der die das nicht ist ein eine mit auf sie wir zu den von für je ne pas et les des une est que dans pour
    el la los las que por con una pero yo muy wa ku iyo waxaa oo ah lagu
    """.split()
) - {"ei", "oli", "on", "ja", "et", "de", "ma"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2c00-\ufdff\u4e00-\u9fff]")
ESTONIAN, NORDIC_OTHER = frozenset("õ"), frozenset("æø")
SURE = 0.1
FEW = 2


def detect(text: str) -> Language | Literal["unknown"]:
    """The language most of the text is in; ``unknown`` for another one, or for too little to tell."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[-20_000:])]
    if not words or len(_OTHER_SCRIPT.findall(text)) > len(text) / 4:
        return "unknown"
    scores = {language: _score(words, language) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: scores[language])
    foreign = sum(word in FOREIGN for word in words) + sum(_foreign_letters(word) for word in words)
    if scores[best] < max(SURE * len(words), 0.5) or foreign > scores[best]:
        return "unknown"
    return best


def _score(words: list[str], language: Language) -> float:
    known = FUNCTION_WORDS[language]
    return sum(1.0 for word in words if word in known) + sum(_shape(word, language) for word in words)


def _shape(word: str, language: Language) -> float:
    """What a word's letters tell: double vowels and case endings, å, th."""
    if language == "fi":
        ends = (
            "ssa",
            "ssä",
            "sta",
            "stä",
            "lla",
            "llä",
            "lle",
            "nen",
            "ista",
            "inen",
            "taan",
            "tää",
            "taa",
            "een",
            "iin",
        )
        return 0.4 * (len(word) > 4 and word.endswith(ends)) + 0.3 * any(
            pair in word for pair in ("yö", "uo", "ää", "ii", "uu")
        )
    if language == "sv":
        return 0.5 * ("å" in word) + 0.3 * (
            len(word) > 4 and word.endswith(("ade", "arna", "erna", "het", "igt", "ning"))
        )
    return 0.4 * (len(word) > 3 and word.endswith(("ing", "ed", "ly", "tion"))) + 0.3 * ("th" in word or "wh" in word)


def _foreign_letters(word: str) -> bool:
    return not (ESTONIAN | NORDIC_OTHER).isdisjoint(word)

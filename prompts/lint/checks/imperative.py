"""The imperative tells the other what to do. Inviting to imagine or remember before a question does not.

Bad:
    fi: Pidä tauko ja hengitä.
    fi: Älä murehdi turhaan.
    sv: Ta en paus.
    en: When you are tired, take a break.
    fi: Sano rohkeasti ei.
    en: Do the same tomorrow.
    fi: Mikä auttoi? Kirjaa se heti vihkoon.
    sv: Torka bordet rent.
    en: What helped? Wipe the slate clean.
Good:
    fi: Kuvittele hyvä aamu: mistä huomaisit sen?
    fi: Mistä muista asioista saat voimaa?
    sv: Tänk dig en bra morgon: vad märker du först?
    en: Imagine a good morning: what tells you so first?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet, span
from prompts.lint.vocabulary import Vocabulary, vocabulary
from prompts.lint.wording import Sentence, Word, Wording
from prompts.model import Language

CODE = "A03"
LEVEL: Levels = everywhere("error", comment=True)
SHEET = sheet(__name__)
_SHOWN = 3
_NEAR = 6
_ENOUGH = 2
#: What else begins a statement in front of a determiner, and the endings of verbs that have a subject behind them.
_GRAMMAR = "fillers frames prepositions auxiliaries subjects pronouns interrogatives finite adverbs quantifiers".split()
_INFLECTED = ("ing", "ed", "ly", "r", "de", "te", "t")
_COORDINATORS = frozenset(["ja", "tai", "mutta", "sekä", "och", "and", "men", "but"])
_OTHER_KINDS = frozenset(["noun", "adjective", "pronoun", "adverb", "name", "negation", "person-3", "past"])
_FINITE = frozenset(["person-1", "person-2", "person-3", "conditional", "passive"])


def check(wording: Wording) -> Iterator[Found]:
    """The first words of every call to act."""
    words = vocabulary(wording.language)
    for sentence in wording.sentences:
        for place in _commands(sentence, wording, words):
            if wording.kind == "task" and _only_notices(sentence, place, wording.language):
                continue
            message = "task" if wording.kind == "task" else "message"
            yield span(sentence.words[place : place + _SHOWN], message)


def _commands(sentence: Sentence, wording: Wording, words: Vocabulary) -> Iterator[int]:
    """Places of imperatives: where a clause begins, in what is told or in a question that begins with one."""
    scope = sentence.words[: sentence.asks] if sentence.form == "open" else sentence.words
    opens = (words.forms_of("fillers") | words.forms_of("adverbs")) - words.forms_of("refusals")
    start = 0
    for place, word in enumerate(scope):
        if sentence.opens(place):
            start = place
        elif not all(one.lower in opens and "negation" not in one.features for one in scope[start:place]):
            continue
        following = scope[place + 1 :]
        if _is_imperative(word, following, sentence, words) and not _invites(word, following, wording, words):
            yield place


def _is_imperative(word: Word, following: Sequence[Word], sentence: Sentence, words: Vocabulary) -> bool:
    """By the form, which only Finnish shows; elsewhere a verb in front that no subject follows."""
    if word.lower == "do":
        return _tells_to_do(following, sentence, words)
    if word.lower in words.forms_of("forbids"):
        return True
    if word.lower in words.forms_of("never_commands"):
        return False
    if sentence.form == "closed" and _classes(word, words) == {"state"}:
        return False
    if word.lower in words.forms_of("commands"):
        return bool(following) and (not _subject(following, words) or _object(following, sentence, words))
    if not {"imperative", "base"} & word.features:
        return _acts_on(word, following, sentence, words)
    if "clitic" in word.features or (word.lower == "let" and bool(following) and following[0].lower == "us"):
        return False
    sure = _OTHER_KINDS.isdisjoint(word.features)
    return _alone(word, sentence) or ((sure or "base" in word.features) and not _subject(following, words))


def _alone(word: Word, sentence: Sentence) -> bool:
    """*Laita kuvat pöydälle*: the word that a statement begins with is its only verb, whatever else it could be."""
    clause = [one for one in sentence.words if one.clause == word.clause]
    stop = next((at for at, one in enumerate(clause) if one.lower in _COORDINATORS), len(clause))
    others = clause[1:stop]
    begins = sentence.form == "stated" and word is sentence.words[0] and bool(others)
    doubtful = {"pronoun", "negation"} & word.features
    return begins and not doubtful and not any(_FINITE & one.features and "verb" in one.features for one in others)


def _tells_to_do(following: Sequence[Word], sentence: Sentence, words: Vocabulary) -> bool:
    """*Do the same*, *do not rush*; a question begins with the same word: *do the children …?*"""
    if following and following[0].lower == "not":
        return not _subject(following[1:], words)
    return sentence.form == "stated" and bool(following) and not _subject(following, words)


def _subject(following: Sequence[Word], words: Vocabulary) -> bool:
    """Whether a subject or another verb comes next: then the word before is no command."""
    return bool(following) and following[0].lower in words.forms_of("after_a_verb")


def _acts_on(word: Word, following: Sequence[Word], sentence: Sentence, words: Vocabulary) -> bool:
    """*Wipe the slate clean*: in front of a determiner only a verb stands, known or not, or a word of grammar."""
    if sentence.form != "stated" or word is not sentence.words[0] or len(following) < _ENOUGH:
        return False
    grammar = (words.forms_of(name) for name in _GRAMMAR)
    inflected = word.lower.endswith(_INFLECTED) or any(word.lower in forms for forms in grammar)
    definite = word.lower.endswith("a") and following[0].lower.endswith(words.suffixes)
    return (definite or following[0].lower in words.forms_of("determiners")) and not inflected


def _object(following: Sequence[Word], sentence: Sentence, words: Vocabulary) -> bool:
    """*Repeat it on Tuesday*: in a statement the pronoun is what is acted on, unless a verb comes behind it."""
    acted_on = following[0].lower in words.forms_of("objects")
    return sentence.form == "stated" and acted_on and not _subject(following[1:], words)


def _invites(word: Word, following: Sequence[Word], wording: Wording, words: Vocabulary) -> bool:
    """*Kuvittele hyvä aamu: mistä …?* Telling more is an invitation, too, with or without a question."""
    if word.lower in words.forms_of("tell_me"):
        return not _tells_others(following, words, wording.language)
    if word.lower in words.forms_of("goes_on"):
        return not wording.asks or any(one.lower in words.forms_of("tell_me") for one in following[:_SHOWN])
    if not wording.asks:
        return False
    told_to = word.lower == "remember" and bool(following) and following[0].lower == "to"
    invited = word.lower in words.forms_of("invitations") and not told_to
    return invited or _looks_ahead(word, following, wording, words)


def _looks_ahead(word: Word, following: Sequence[Word], wording: Wording, words: Vocabulary) -> bool:
    """*Ota hetki aikaa: mitä …?*: it opens a question that is still to come, and names nothing to be done."""
    acts = any(one.lower in words.forms_of("breather") or "do" in _classes(one, words) for one in following[:4])
    to_come = any(one.form != "stated" and one.end > word.start for one in wording.sentences)
    return word.lower in words.forms_of("half_invitations") and to_come and not acts


def _tells_others(following: Sequence[Word], words: Vocabulary, language: Language) -> bool:
    """*Say no*, *tell your team about it*: not to me who ask, but to somebody else."""
    if any(one.lower in words.forms_of("refusals") for one in following[:_SHOWN]):
        return True
    return SHEET.phrases(language, "recipient").met(following[:_NEAR])


def _classes(word: Word, words: Vocabulary) -> set[str]:
    return {name for name, lemmas in words.lemmas.items() if not lemmas.isdisjoint(word.keys)}


def _only_notices(sentence: Sentence, place: int, language: Language) -> bool:
    """In a task *Jos haluat, huomaa …* leaves the choice and asks for nothing but noticing."""
    free = SHEET.phrases(language, "opener").met(sentence.words)
    return free and sentence.words[place].lower in vocabulary(language).forms_of("noticing")

"""spaCy's blank tokeniser with our own component behind it, which asks a lexicon about every word.

The only importer of spaCy.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

from prompts.language.words import Lexicon, Word
from prompts.model import Language

if TYPE_CHECKING:
    import spacy
    from spacy.tokens import Doc

#: spaCy never forgets a string it has met; past this many the pipeline is made anew.
MOST_STRINGS = 50_000
#: Word forms whose answer is kept.
REMEMBERED = 30_000
#: Longer strings are no words, and taking them apart only costs time.
LONGEST_WORD = 60

_ODD = ("unknown",)
#: Long rows of marks, which the tokeniser would take off one by one, looking at the rest of the row each time.
_RUN = re.compile(r"[^\w\s]{16,}")
_COMPONENT = "oivallus_words"
#: Marks that people write without a space before the next word.
_GLUED = r"(?<=[^\W\d_])[.,;!?…\"”“]+(?=[^\W\d_])"

#: A word of a text: its offsets and what the lexicon says about it.
Placed = tuple[int, int, Word]


class Words:
    """The component: gives each document the words of its tokens."""

    def __init__(self) -> None:
        self.lexicon: Any = None

    def __call__(self, doc: Doc) -> Doc:
        word = self.lexicon
        text = doc.text
        placed = []
        for token in doc:
            start, end = _trimmed(text, token.idx, token.idx + len(token))
            if start < end:
                form = normalize("NFC", text[start:end])  # ä may be written as a with two dots of its own
                placed.append(
                    (start, end, word(form) if len(form) <= LONGEST_WORD else Word((form.lower(),), (), _ODD))
                )
        doc._.oivallus_words = placed
        return doc


class Pipeline:
    """Cuts texts of one language into words. Several threads may use one at once."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self._language = language
        self._word = lru_cache(REMEMBERED)(lexicon.word)
        self._lock = threading.Lock()
        self._nlp = self._made()

    def words(self, text: str) -> list[Placed]:
        """The words and numbers of a text in its order."""
        nlp = self._nlp
        placed: list[Placed] = nlp(_RUN.sub(lambda run: " " * len(run[0]), text))._.oivallus_words
        if len(nlp.vocab.strings) > MOST_STRINGS:
            with self._lock:
                if self._nlp is nlp:
                    self._nlp = self._made()
        return placed

    def _made(self) -> spacy.language.Language:
        import spacy
        from spacy.language import Language as Spacy
        from spacy.tokens import Doc

        if not Doc.has_extension(_COMPONENT):
            Doc.set_extension(_COMPONENT, default=())
            Spacy.factory(_COMPONENT, func=lambda nlp, name: Words())
        nlp = spacy.blank(self._language)
        # shape, likeness to numbers and addresses …: nobody asks, and they cost more than the analysis of a new word
        vocabulary: Any = nlp.vocab  # typed without this attribute
        vocabulary.lex_attr_getters = {}
        _tune(nlp)
        component: Any = nlp.add_pipe(_COMPONENT)
        component.lexicon = self._word
        return nlp


def _tune(nlp: spacy.language.Language) -> None:
    """Our two wishes to the tokeniser."""
    from spacy.util import compile_infix_regex

    tokenizer: Any = nlp.tokenizer  # typed as any callable
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), _GLUED]).finditer
    # spaCy cuts ettei into ett and ei, gonna into gon and na: for our lexicons and the aliases they are one word
    rules = tokenizer.rules.items()
    tokenizer.rules = {form: cut for form, cut in rules if len(cut) == 1 or not form.isalpha()}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The token without marks that hang on it; nothing is left of one without a letter or a digit."""
    while start < end and not (text[start].isalnum() or (text[start] in "'’" and end - start > 1)):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in ".-" or combining(text[end - 1])):
        end -= 1
    if not any(letter.isalnum() for letter in text[start:end]):
        return end, end
    return start, end

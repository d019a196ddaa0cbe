"""spaCy's blank tokeniser, and a lexicon that is asked about every word it cuts out.

The only importer of spaCy.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from prompts.language.forms import Form, Placed, composed, formed, trimmed
from prompts.language.words import Lexicon, Word
from prompts.model import Language

if TYPE_CHECKING:
    import spacy

#: spaCy never forgets a string it has met; past this many the pipeline is made anew.
MOST_STRINGS = 50_000
#: Word forms whose answer is kept.
REMEMBERED = 30_000
#: Longer strings are no words, and taking them apart only costs time.
LONGEST_WORD = 60

_ODD = ("unknown",)
#: Long rows of marks, which the tokeniser would take off one by one, looking at the rest of the row each time.
_RUN = re.compile(r"[^\w\s]{16,}")
#: Marks that people write without a space before the next word.
_GLUED = r"(?<=[^\W\d_])[.,;!?…\"”“]+(?=[^\W\d_])"
#: No rule of the tokeniser takes anything off a word of letters alone, and to ask them costs more than its analysis.
_LETTERS = re.compile(r"[a-zåäöA-ZÅÄÖ]+")


class Pipeline:
    """Cuts texts of one language into words. Several threads may use one at once."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self._language = language
        self._lexicon = lexicon
        self._known = lru_cache(REMEMBERED)(self._formed)
        self._lock = threading.Lock()
        self._nlp = self._made()

    def words(self, text: str) -> list[Placed]:
        """The words and numbers of a text in its order."""
        nlp = self._nlp
        text = _RUN.sub(lambda run: " " * len(run[0]), text)
        # the tokeniser alone: a whole pipeline with a component in it takes twice as long
        placed = self._placed(text, nlp.tokenizer(text).to_array(["IDX", "LENGTH"]).tolist())
        if len(nlp.vocab.strings) > MOST_STRINGS:
            with self._lock:
                if self._nlp is nlp:
                    self._nlp = self._made()
        return placed

    def _placed(self, text: str, tokens: list[tuple[int, int]]) -> list[Placed]:
        """The forms of the tokens that hold a letter or a digit. ``tokens``: where each begins, and its length."""
        known, placed = self._known, []
        for start, length in tokens:
            token = text[start : start + length]
            skipped, form = known(token) if length <= LONGEST_WORD else self._formed(token)
            if form is not None:
                start += skipped
                placed.append((start, start + len(form.written), form))
        return placed

    def _formed(self, token: str) -> tuple[int, Form | None]:
        """How many marks hang on the front of a token, and the form behind them where there is any."""
        start, end = trimmed(token)
        if start == end:
            return start, None
        written = token[start:end]
        form = composed(written)
        lower = form.lower()
        word = self._lexicon.word(form) if len(form) <= LONGEST_WORD else Word((lower,), (), _ODD)
        return start, formed(written, lower, word, self._language)

    def _made(self) -> spacy.language.Language:
        import spacy

        nlp = spacy.blank(self._language)
        # shape, likeness to numbers and addresses …: nobody asks, and they cost more than the analysis of a new word
        vocabulary: Any = nlp.vocab  # typed without this attribute
        vocabulary.lex_attr_getters = {}
        _tune(nlp)
        return nlp


def _tune(nlp: spacy.language.Language) -> None:
    """Our wishes to the tokeniser."""
    from spacy.util import compile_infix_regex

    tokenizer: Any = nlp.tokenizer  # typed as any callable
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), _GLUED]).finditer
    tokenizer.token_match = _LETTERS.fullmatch
    # spaCy cuts ettei into ett and ei, gonna into gon and na: for our lexicons and the aliases they are one word
    rules = tokenizer.rules.items()
    tokenizer.rules = {form: cut for form, cut in rules if len(cut) == 1 or not form.isalpha()}

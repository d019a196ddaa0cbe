"""The classes of words that patterns speak of, read from ``words/<language>.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from prompts.lint.verbs import Forms, english, swedish
from prompts.model import Language

_FOLDER = Path(__file__).parent / "words"
_INFLECT = {"en": english, "sv": swedish}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's word classes. A class is met by a written form or by a base form."""

    forms: Mapping[str, frozenset[str]]
    """Class → written forms."""
    lemmas: Mapping[str, frozenset[str]]
    """Class → base forms."""
    verbs: Mapping[str, Forms]
    """Written form → base forms and features, for the languages without a morphology of their own here."""
    spoken: Mapping[str, tuple[str, ...]]
    """Spoken or contracted form → the written words it stands for."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings that make a noun definite, where a language has them."""
        return tuple(sorted(self.forms_of("definite_endings")))

    def forms_of(self, name: str) -> frozenset[str]:
        """The written forms of a class, none for a class of base forms."""
        return self.forms.get(name, frozenset())


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The classes of a language, read once."""
    data = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    inflect = _INFLECT.get(language)
    verbs: dict[str, Forms] = {}
    lemmas = {name: frozenset(words.split()) for name, words in data.get("lemmas", {}).items()}
    for name, words in data.get("verbs", {}).items():
        lemmas[name] = frozenset(re.findall(r"(?<!\S)[^\s/]+", words))
        for form, base, feature in inflect(words.split()) if inflect else ():
            keys, features = verbs.get(form, (frozenset(), frozenset()))
            verbs[form] = (keys | {base}, features | {feature})
    forms = {name: frozenset(words.split()) for name, words in data.get("classes", {}).items()}
    spoken = {form: tuple(written.split()) for form, written in data.get("spoken", {}).items()}
    return Vocabulary(forms, lemmas, verbs, spoken)

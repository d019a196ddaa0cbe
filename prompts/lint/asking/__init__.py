"""How a sentence asks: openly, so that yes and no are no answers, or closed; one module a language.

The definition is structural: any grammatically valid yes-or-no reading makes a question closed.
"""

from __future__ import annotations

from collections.abc import Callable

from prompts.lint.asking.asked import Asked, Clauses
from prompts.lint.asking.english import english
from prompts.lint.asking.finnish import finnish
from prompts.lint.asking.swedish import swedish
from prompts.model import Language

__all__ = ["ASKING", "Asked", "Clauses"]

#: Clauses of a sentence and whether it ends in a question mark → how it asks.
ASKING: dict[Language, Callable[[Clauses, bool], Asked]] = {"fi": finnish, "sv": swedish, "en": english}

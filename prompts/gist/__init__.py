"""The gist: what a text as a whole is like, beside the single things that are noticed in it.

A linear model over base forms, pairs of them and notions, learnt once from reflections written for it
(``reflections/``) and kept as tables of whole numbers (``weights/``). Nobody's journal is ever learnt from, and nothing
is learnt while the program runs.
"""

from __future__ import annotations

from prompts.gist.weighing import Gist, gist, load, loudest

__all__ = ["Gist", "gist", "load", "loudest"]

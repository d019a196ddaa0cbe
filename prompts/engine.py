"""The engine, on one screen: read, notice, give way to people, offer, choose, word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from prompts import gist, wording
from prompts.bank.contents import Bank
from prompts.choosing import Weighing
from prompts.language.detect import detect
from prompts.model import (
    GRAVE,
    LANGUAGES,
    Candidate,
    Category,
    Context,
    Language,
    Observation,
    Past,
    PastCard,
    Prompt,
    Question,
    Reply,
    Silence,
    SupportCard,
)
from prompts.noticing import Listening, Noticer, Told
from prompts.offering import Shelf
from prompts.past import heavy_days
from prompts.reading import Reader, Reading
from prompts.safety import THIRD_DAY, Watch, as_a_whole
from prompts.seeking import sought
from prompts.situation import Beside, Situation, situation

#: Unasked, a question comes only on words that call for its technique at least so loudly.
LOUD = 1.5
#: So short a text says too little of its language.
FEW_WORDS = 4
#: With each prompt answered, the words have to be a little louder, up to a limit.
LOUDER_EACH, LOUDEST = 0.03, 2.4
MOURNING = timedelta(days=7)
#: So many characters of a box of the SWOT say what it is about.
READ_OF_BOX = 2_000
#: After so many other heavy days within a week, one more brings a quiet card.
HEAVY_DAYS = 2
#: On these nothing is asked unasked: grief, no words for it, an answer that is none, speech far from any dictionary.
QUIET = frozenset({"loss", "reluctant", "dont-know", "far-from-written"})


class Engine:
    """Chooses from one bank. Immutable, deterministic, for any number of threads; replaced whole."""

    def __init__(self, bank: Bank, reader: Reader | None = None) -> None:
        self.bank = bank
        self._reader = reader or Reader(bank.aliases)
        self._noticer, self._watch = Noticer(bank), Watch(bank)
        self._listening = Listening(bank, {one: sought(bank, one) for one in LANGUAGES})
        self._shelf = Shelf(bank)

    @property
    def reader(self) -> Reader:
        """The reader of this engine, for whoever looks for other things in a text."""
        return self._reader

    def load(self, *languages: Language) -> None:
        """Load the dictionaries now rather than with the first text."""
        self._reader.load(*languages)
        for language in languages:
            gist.load(language)

    def detect(self, text: str) -> Language | Literal["unknown"]:
        """The language of a text, as far as its words tell."""
        return detect(text)

    def keys(self, text: str, language: Language) -> tuple[str, ...]:
        """Every base form and compound part of a text, each once, for search."""
        tokens = self._reader.keys(text, language)
        return tuple(dict.fromkeys(form for token in tokens for form in (*token.keys, *token.parts)))

    def card(
        self,
        text: str,
        language: Language | None = None,
        cards_before: Iterable[PastCard] = (),
        now: datetime | None = None,
        history: Iterable[Past] = (),
    ) -> SupportCard | None:
        """The support card a text brings, worked out anew; none for a language nobody here reads.

        With ``now`` also the one that a third heavy day of a week brings, judged by the cards and questions before.
        """
        found = language or self._language(text, LANGUAGES)
        if found == "unknown":
            return None
        told, before = self._told(text, found), tuple(cards_before)
        noticed = self._noticer.notice(told)
        card = as_a_whole(self._watch.card(told, before, now), gist.gist(noticed, "between", goal=False), noticed)
        if card is not None or now is None:
            return card
        alone = Context(phase="between", now=now, interface=found, cards_before=before, history=tuple(history))
        return self._third_day(self._situation(told, found, alone)) if heavy_days(alone) else None

    def strains(self, text: str) -> bool:
        """Whether a text tells of distress of one's own, be it ever so ordinary."""
        found = self._language(text, LANGUAGES)
        if found == "unknown":
            return False
        heavy = (one.cue for one in self._noticer.notice(self._told(text, found)).observations)
        return any("distress" in self.bank.notions[cue].groups for cue in heavy if cue in self.bank.notions)

    def cues_in(self, text: str, language: Language) -> frozenset[str]:
        """The notions observed in a text, surely or not."""
        return frozenset(one.cue for one in self.observations_in(text, language))

    def observations_in(self, text: str, language: Language) -> tuple[Observation, ...]:
        """Every cue met in a text, with where and whose."""
        return self._noticer.notice(self._told(text, language)).observations

    def categories_in(self, text: str, language: Language) -> frozenset[Category]:
        """The categories of the card a text brings."""
        card = self._watch.card(self._told(text, language))
        return frozenset(lead.category for lead in card.leads) if card else frozenset()

    def safety_cues_in(self, text: str, language: Language) -> frozenset[str]:
        """The ids of the safety cues that a text meets, be they too weak for a card."""
        return self._watch.met(self._told(text, language))

    def prompt(self, text: str, context: Context) -> Prompt | SupportCard | Silence:
        """One question, or the card, or silence and its reason."""
        reply = self.reply(text, context)
        return reply.prompt or reply.card or reply.silence or Silence("nothing_fits")

    def reply(self, text: str, context: Context) -> Reply:
        """The card and the question that a text in its context brings."""
        return self._reply(text, context, explained=False)

    def explain(self, text: str, context: Context) -> Reply:
        """The same with every candidate, its score by parts, and why it lost."""
        return self._reply(text, context, explained=True)

    def _reply(self, text: str, context: Context, *, explained: bool) -> Reply:
        found = context.language or self._language(text, (context.interface, *LANGUAGES))
        language = context.interface if found == "unknown" else found
        told = self._told(text if found != "unknown" else "", language)
        now = self._situation(told, found, context)
        reading, card = told.reading, now.card or self._third_day(now)
        silence = _silence(card, now)
        best, candidates = (None, ()) if silence else self._chosen(reading, now, explained=explained)
        if silence is None and best is None:
            silence = Silence("nothing_fits")
        if best is not None and context.asked != "tapped" and not self._loud(best, now):
            best, silence = None, Silence("unasked")
        if explained and silence is not None and not candidates:
            candidates = self._chosen(reading, now, explained=True)[1]
        return Reply(
            found,
            card,
            self._worded(best, reading, language, now) if best else None,
            silence,
            now.observations,
            candidates,
            now.asks_reader,
        )

    def _language(self, text: str, likely: Iterable[Language]) -> Language | Literal["unknown"]:
        """The language of a text; of a few words alone it is the first of the likely ones that knows them all."""
        found = detect(text)
        if found != "unknown" or not 0 < len(text.split()) <= FEW_WORDS:
            return found
        readings = (self._reader.read(text, one) for one in likely)
        return next((one.language for one in readings if one.known == 1.0 and one.tokens), "unknown")

    def _told(self, text: str, language: Language) -> Told:
        return self._listening.told(self._reader.read(text, language))

    def _situation(self, told: Told, found: str, context: Context) -> Situation:
        noticed = self._noticer.notice(told)
        if found == "unknown":
            noticed = replace(noticed, computed=noticed.computed | {"few-known-words"})
        last = context.answers[-1].text if context.answers else None
        language = told.reading.language
        answer = self._noticer.notice(self._told(last, language)) if last is not None else None
        goals = tuple(self._noticer.notice(self._told(goal.words, language)) for goal in context.goals)
        boxes = (self._told(words[:READ_OF_BOX], language) for words in context.swot)
        swot = tuple(self._noticer.notice(told) for told in boxes)
        whole = gist.gist(noticed, context.phase, goal=bool(goals))
        card = as_a_whole(self._watch.card(told, context.cards_before, context.now), whole, noticed)
        return situation(self.bank, noticed, Beside(answer, goals, swot, self._mourned(context), card, whole), context)

    def _third_day(self, now: Situation) -> SupportCard | None:
        third = "distress" in now.forbidding and heavy_days(now.context) >= HEAVY_DAYS
        return THIRD_DAY if third else None

    def _mourned(self, context: Context) -> bool:
        """Whether an answer of the last seven days told of a loss."""
        recent = [past.answer for past in context.history if past.answer and context.now - past.when <= MOURNING]
        return any("loss" in self.cues_in(text, context.language or context.interface) for text in recent)

    def _chosen(
        self, reading: Reading, now: Situation, *, explained: bool
    ) -> tuple[Question | None, tuple[Candidate, ...]]:
        """The best question; with ``explained`` every other too, weighed and with what took it out."""
        weighing = Weighing(self.bank, self._shelf, reading, now)
        return weighing.best(), weighing.every() if explained else ()

    def _loud(self, question: Question, now: Situation) -> bool:
        """Whether words, surely met, call for this technique: unasked, a guess is worse than silence."""
        if now.asks_reader or not now.understood or not QUIET.isdisjoint(now.weights):
            return False
        sure = {one.cue for one in now.observations if one.certainty == "confident"}
        names = {name for cue in sure for name in now.names_of(cue)}
        favours = self.bank.techniques[question.technique].favours
        call = max((weight * now.weights[name] for name, weight in favours.items() if name in names), default=0.0)
        return call >= min(LOUDEST, LOUD + LOUDER_EACH * now.rotation.answered)

    def _worded(self, question: Question, reading: Reading, language: Language, now: Situation) -> Prompt:
        return wording.prompt(question, self.bank.techniques[question.technique], self.bank, reading, language, now)


def _silence(card: SupportCard | None, now: Situation) -> Silence | None:
    full = card is not None and card.strength == "full"
    unasked = now.context.asked != "tapped"
    if card is not None and full and (unasked or any(lead.category in GRAVE for lead in card.leads)):
        return Silence("card")
    if now.chain.ended:
        return Silence("chain_ended")
    return Silence("unasked") if unasked and now.weights.get("dont-know") else None

"""What holds for any text and any context: the bank's words only, and contra-indications before everything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from prompts.engine import Engine
from prompts.model import LANGUAGES, PHASES, Answer, Context, Goal, Past, PastCard, Prompt
from prompts.wording import MARKS

NOW = datetime(2026, 3, 3, 17, 40, tzinfo=UTC)
FACTS = (
    *("meeting_held", "next_meeting", "task_taken", "goal", "mentorship_active", "own_team", "child_group"),
    *("workday_tomorrow", "work_next_week"),
)
#: Stretches that say something, so that random texts meet cues too.
PIECES = (
    *("Oon ihan loppu.", "Aamupiiri sujui tosi hyvin.", "Mummo kuoli sunnuntaina.", "En tiiä.", "mutta", "ehkä", "ei"),
    *("Kollega tiuskas mulle.", "Asteikolla olisin 6.", "Heräsin taas kolmelta.", "Haaveilen rauhasta.", "«x»", "\n\n"),
    *("Jag är helt slut.", "Jag vågade säga nej.", "Barnet grät.", "På en skala är jag en fyra.", "Hur gör ni andra?"),
    *("I'm exhausted.", "It went really well.", "My hands shook but I said it.", "“I can't”, she said.", "{luku}"),
    *("Lapsi kertoi, että isä lyö häntä.", "En jaksa enää elää.", "{lainaus}", "Toivon että johtaja vaihtuu."),
)
texts = st.one_of(
    st.text(max_size=200), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=8).map(" ".join)
)
techniques = st.sampled_from(["coping", "exceptions", "scaling", "what_else", "values_emotion", "supporters"])
moments = st.integers(0, 60 * 24 * 40).map(lambda minutes: NOW - timedelta(minutes=minutes))
contexts = st.builds(
    Context,
    phase=st.sampled_from(PHASES),
    now=st.just(NOW),
    interface=st.sampled_from(LANGUAGES),
    language=st.sampled_from((None, *LANGUAGES)),
    goals=st.lists(
        st.builds(Goal, st.sampled_from(["rauhallisemmat siirtymät", "", "a clearer role"]), st.just(())), max_size=2
    ).map(tuple),
    facts=st.frozensets(st.sampled_from(FACTS)),
    history=st.lists(
        st.builds(
            Past, st.just(""), techniques, st.sampled_from(["answered", "another", "put_away", "silent"]), moments
        ),
        max_size=6,
    ).map(tuple),
    answers=st.lists(st.builds(Answer, st.just(""), techniques, texts), max_size=2).map(tuple),
    cards_before=st.lists(
        st.builds(PastCard, st.just("exhaustion"), st.sampled_from(["full", "quiet"]), moments), max_size=2
    ).map(tuple),
    asked=st.sampled_from(["tapped", "kept", "hint"]),
    seed=st.text(max_size=6),
)
many = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def unfilled(prompt: Prompt) -> str:
    """The wording that a shown text must have come from, worked out the other way round."""
    opening, closing = MARKS[prompt.language]
    return prompt.wording.replace("«", opening).replace("»", closing)


@many
@given(text=texts, context=contexts)
@example(text="", context=Context(phase="between", now=NOW))
def test_only_the_banks_words_are_shown(text: str, context: Context, engine: Engine) -> None:
    prompt = engine.reply(text, context).prompt
    if prompt is None:
        return
    question = engine.bank.questions[prompt.question]
    assert question.state == "live"
    ack = engine.bank.questions[prompt.ack].wording[prompt.language] + " " if prompt.ack else ""
    assert prompt.wording == ack + question.wording[prompt.language]
    shown = unfilled(prompt)
    if prompt.quote is not None:
        shown = shown.replace("{lainaus}", text[slice(*prompt.quote)])
    if prompt.number is not None:
        shown = shown.replace("{luku}", str(prompt.number))
    assert prompt.text == shown
    assert (prompt.quote is not None) == ("{lainaus}" in prompt.wording)
    assert (prompt.number is not None) == ("{luku}" in prompt.wording)


@many
@given(text=texts, context=contexts)
def test_a_quote_is_whole_words_within_a_line(text: str, context: Context, engine: Engine) -> None:
    prompt = engine.reply(text, context).prompt
    if prompt is None or prompt.quote is None:
        return
    start, end = prompt.quote
    quoted = text[start:end]
    assert 0 < len(quoted) <= 60
    assert "\n" not in quoted
    assert not (start and text[start - 1].isalnum() and quoted[0].isalnum())
    assert not (end < len(text) and text[end].isalnum() and quoted[-1].isalnum())


@many
@given(text=texts, context=contexts)
def test_contra_indications_win(text: str, context: Context, engine: Engine) -> None:
    reply = engine.explain(text, context)
    if reply.prompt is None:
        return
    asked = next(one for one in reply.candidates if one.question == reply.prompt.question)
    assert asked.lost == ()
    question = engine.bank.questions[asked.question]
    technique = engine.bank.techniques[asked.technique]
    sure = {one.cue for one in reply.observations if one.certainty == "confident"}
    groups = {group for cue in sure for group in engine.bank.notions[cue].groups}
    progress = "success" in groups
    for name in sure | groups:
        outweighed = progress and not {"distress", "hurt"}.isdisjoint({name, *_groups(engine, name)})
        if not outweighed:
            assert name not in technique.rules_out
            assert name not in question.avoid
    if reply.card and reply.card.strength == "full":
        assert context.asked == "tapped"
        assert {lead.category for lead in reply.card.leads}.isdisjoint({"self_harm", "violence_close"})
        assert "care" in question.tags


def _groups(engine: Engine, name: str) -> tuple[str, ...]:
    return engine.bank.notions[name].groups if name in engine.bank.notions else ()


@many
@given(text=texts, context=contexts)
def test_the_choice_is_the_best_of_all_that_stand(text: str, context: Context, engine: Engine) -> None:
    reply = engine.explain(text, context)
    standing = [one for one in reply.candidates if not one.lost]
    if reply.prompt is not None:
        assert reply.prompt.question == standing[0].question
    assert engine.reply(text, context).prompt == reply.prompt


@pytest.mark.parametrize("language", LANGUAGES)
def test_lone_surrogates_and_strange_signs_do_no_harm(language: str, engine: Engine) -> None:
    strange = "\ud800 \x00 \u202e 👩‍👧 Ⅷ ½ ´` «» ”“ {lainaus} {luku} {x}" * 40
    context = Context(phase="between", now=NOW, language=language)  # type: ignore[arg-type]
    assert engine.reply(strange, context).language == language

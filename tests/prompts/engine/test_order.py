"""The order of choosing: cards, contra-indications, needs, chains, the actor's words and the moment, rotation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from prompts import asking
from prompts.bank.contents import Bank
from prompts.engine import Engine
from prompts.model import Answer, Context, Goal, Past, PastCard

NOW = datetime(2026, 3, 3, 17, 40, tzinfo=UTC)
HEAVY = "Oon ihan loppu. En jaksa enää tätä kiirettä."
PLAIN = "Kirjoitan tänään vähän siitä, miten päivä kulki ja mitä ryhmässä tapahtui."


def context(**kwargs: object) -> Context:
    made = asking.context_of({"text": "", "language": "fi", "phase": kwargs.pop("phase", "between")})
    return replace(made, now=NOW, **kwargs)  # type: ignore[arg-type]


def past(technique: str, days: float, outcome: str = "answered", question: str = "") -> Past:
    return Past(question, technique, outcome, NOW - timedelta(days=days))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["En jaksa enää elää.", "Mieheni löi minua eilen illalla."])
@pytest.mark.parametrize("asked", ["tapped", "kept", "hint"])
def test_beside_the_gravest_cards_nothing_is_asked(text: str, asked: str, engine: Engine) -> None:
    reply = engine.reply(text, context(asked=asked))
    assert reply.card is not None
    assert reply.prompt is None
    assert reply.silence is not None
    assert reply.silence.reason == "card"


def test_beside_another_full_card_a_tap_gets_one_careful_question(engine: Engine) -> None:
    text = "Yks lapsi kerto et isä lyö. En tiedä kuulinko oikein. Itken autossa. En jaksa enää tätä työtä."
    assert engine.reply(text, context(asked="kept")).prompt is None
    reply = engine.reply(text, context())
    assert reply.card is not None
    assert [lead.category for lead in reply.card.leads] == ["child_concern", "exhaustion"]
    assert reply.prompt is not None
    assert "care" in engine.bank.questions[reply.prompt.question].tags


def test_two_unsure_signs_are_a_clear_one_and_one_is_not(engine: Engine) -> None:
    cards = [
        engine.card(text, "fi") for text in ("En jaksa enää tätä työtä.", "Itken autossa. En jaksa enää tätä työtä.")
    ]
    assert [card.strength for card in cards if card] == ["quiet", "full"]


def test_exhaustion_is_full_once_in_seven_days(engine: Engine) -> None:
    text = "Olen aivan loppu, en pääse ylös sängystä."
    first = engine.card(text, "fi", (), NOW)
    later = engine.card(text, "fi", (PastCard("exhaustion", "full", NOW - timedelta(days=2)),), NOW)
    again = engine.card(text, "fi", (PastCard("exhaustion", "full", NOW - timedelta(days=8)),), NOW)
    assert [card.strength for card in (first, later, again) if card] == ["full", "quiet", "full"]


TIRED = "Taas tämmönen päivä. Olen väsynyt."


def before_today(*days: float, category: str = "exhaustion") -> tuple[PastCard, ...]:
    return tuple(PastCard(category, "quiet", NOW - timedelta(days=day)) for day in days)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "shown"), [((), False), ((2,), False), ((2, 2.1), False), ((2, 4), True), ((8, 9), False)]
)
def test_the_third_heavy_day_of_a_week_brings_a_quiet_card(
    days: tuple[float, ...], shown: bool, engine: Engine
) -> None:
    expected = [("exhaustion", "quiet")] if shown else []
    by_cards = engine.reply(TIRED, context(cards_before=before_today(*days)))
    by_coping = engine.reply(TIRED, context(history=tuple(past("coping", day) for day in days)))
    alone = engine.card(TIRED, "fi", before_today(*days), NOW)
    for card in (by_cards.card, by_coping.card, alone):
        assert [(lead.category, lead.strength) for lead in card.leads if card] == expected if card else not shown
    assert by_cards.prompt is not None


def test_no_quiet_card_on_a_light_text_or_for_other_cards(engine: Engine) -> None:
    assert engine.reply("Tänään siirtymä onnistui.", context(cards_before=before_today(1, 2, 3))).card is None
    others = before_today(1, 2, 3, category="work_violence_harassment")
    assert engine.reply(TIRED, context(cards_before=others)).card is None


def test_help_grows_thinner_with_each_answer(engine: Engine) -> None:
    text = "Uskalsin sanoa mielipiteeni palaverissa, ja se kuunneltiin."

    def answered(count: int) -> Context:
        names = ["closing", "benefits", "scaling", "best_hopes", "pre_session", "hope_horizon"]
        return context(history=tuple(past(names[one % 6], 8 + one % 40) for one in range(count)))

    come = [engine.reply(text, replace(answered(count), asked="kept")).prompt is not None for count in range(0, 50, 5)]
    assert come[0]
    assert not come[-1]
    assert come == sorted(come, reverse=True)
    short = next(one.id for one in engine.bank.questions.values() if "short" in one.tags and one.state == "live")
    gains = [
        next(
            one.parts.get("short", 0.0)
            for one in engine.explain(text, answered(count)).candidates
            if one.question == short
        )
        for count in (0, 10, 20, 40)
    ]
    assert gains == sorted(gains)
    assert gains[0] == 0 < gains[1] < gains[2] == gains[3]


def test_no_words_before_the_question_for_whom_is_used_to_it(engine: Engine) -> None:
    heavy = "Kaikki kaatui tänään minun niskaan. En jaksa enää tätä kiirettä."
    used = tuple(past("closing", 8 + day) for day in range(20))
    anew, later = (engine.reply(heavy, context(history=history)).prompt for history in ((), used))
    assert anew is not None
    assert anew.technique == "coping"
    assert anew.ack is not None or anew.quote is not None
    assert later is not None
    assert later.ack is None


def test_no_technique_outgrows_a_third(engine: Engine) -> None:
    text = "Uskalsin sanoa mielipiteeni palaverissa, ja se kuunneltiin."
    names = ["closing", "benefits", "scaling", "hope_horizon"]
    often = (*(past("resources", 20 + n) for n in range(4)), *(past(names[n % 4], 20 + n) for n in range(8)))
    rarely = often[2:]
    prompts = [engine.reply(text, context(history=history)).prompt for history in ((), rarely, often)]
    assert [one.technique == "resources" for one in prompts if one] == [True, True, False]


def test_two_categories_show_both_the_gravest_first(engine: Engine) -> None:
    text = "Lapsi kertoi, että isä lyö häntä. En jaksa enää elää. Kollega nolaa minut kaikkien edessä viikosta toiseen."
    card = engine.card(text, "fi")
    assert card is not None
    assert [lead.category for lead in card.leads] == ["self_harm", "child_concern"]


def test_the_same_heavy_text_on_five_evenings(engine: Engine) -> None:
    history: tuple[Past, ...] = ()
    unasked = []
    for evening in range(5):
        now = NOW + timedelta(days=evening)
        prompt = engine.reply(HEAVY, replace(context(history=history), now=now)).prompt
        kept = engine.reply(HEAVY, replace(context(history=history, asked="kept"), now=now)).prompt
        unasked.append(kept is not None)
        if prompt is not None:
            assert prompt.technique in {"coping", "supporters", "values_emotion", "hope_horizon", "pre_session"}
            history = (*history, Past(prompt.question, prompt.technique, "answered", now))
    assert 1 <= sum(one.technique == "coping" for one in history) <= 2
    assert len({one.question for one in history}) == len(history)
    assert not all(unasked)


def test_nothing_presupposes_a_meeting_that_was_not_held(engine: Engine) -> None:
    bare = context(facts=frozenset())
    for candidate in engine.explain(PLAIN, bare).candidates:
        needs = engine.bank.questions[candidate.question].needs
        if set(needs) & {"meeting_held", "next_meeting", "task_taken", "own_team", "workday_tomorrow"}:
            assert candidate.lost


def test_a_chain_goes_on_with_what_it_leads_to(engine: Engine) -> None:
    answer = "Silloin meitä oli kaksi ja mä istuin lattialla lasten kanssa koko ajan."
    here = Answer("exceptions.last-different", "exceptions", answer, NOW - timedelta(minutes=5))
    prompt = engine.reply(answer, context(answers=(here,))).prompt
    assert prompt is not None
    assert prompt.question != "exceptions.last-different"
    chained = [one for one in engine.explain(answer, context(answers=(here,))).candidates if "chain" in one.parts]
    assert {one.technique for one in chained} <= set(engine.bank.techniques["exceptions"].leads_to)
    assert chained


def test_a_chain_does_not_outlive_the_sitting(engine: Engine) -> None:
    here = Answer("exceptions.last-different", "exceptions", PLAIN, NOW - timedelta(minutes=61))
    assert not any("chain" in one.parts for one in engine.explain(PLAIN, context(answers=(here,))).candidates)


@pytest.mark.parametrize(
    "answer", ["En tiiä.", "ei mikään", "en muista", "Oon niin väsynyt etten jaksa miettiä tätä nyt."]
)
def test_such_an_answer_ends_the_chain(answer: str, engine: Engine) -> None:
    reply = engine.reply(answer, context(answers=(Answer("exceptions.last-different", "exceptions", answer),)))
    assert reply.prompt is None
    assert reply.silence is not None
    assert reply.silence.reason == "chain_ended"


def test_a_number_answers_a_scale(engine: Engine) -> None:
    reply = engine.reply("5", context(answers=(Answer("scaling.goal-position", "scaling", "5"),)))
    assert reply.silence is None
    assert reply.prompt is not None
    assert reply.prompt.number in {None, 5}


def test_three_questions_are_enough(engine: Engine) -> None:
    answers = tuple(Answer(f"exceptions.{n}", "exceptions", PLAIN) for n in range(3))
    assert engine.reply(PLAIN, context(answers=answers)).prompt is None


def test_what_else_comes_once(engine: Engine) -> None:
    answers = (Answer("what_else.what-else", "what_else", PLAIN),)
    lost = {one.technique: one.lost for one in engine.explain(PLAIN, context(answers=answers)).candidates}
    assert "once" in lost["what_else"]


def test_no_question_twice_in_thirty_days_but_scales(bank: Bank, engine: Engine) -> None:
    for question in bank.questions.values():
        if question.state == "live" and question.kind in {"question", "scale"}:
            history = (past("none", 29, question=question.id),)
            codes = next(
                one.lost
                for one in engine.explain(PLAIN, context(history=history)).candidates
                if one.question == question.id
            )
            assert ("repeated" in codes) == (question.kind == "question")
            break
    scale = next(one for one in bank.questions.values() if one.kind == "scale" and one.state == "live")
    history = (past("none", 2, question=scale.id),)
    codes = {one.question: one.lost for one in engine.explain(PLAIN, context(history=history)).candidates}
    assert "repeated" not in codes[scale.id]


def test_a_technique_rests_after_two_in_a_week_and_after_being_put_away(engine: Engine) -> None:
    twice = {
        one.technique: one.lost
        for one in engine.explain(HEAVY, context(history=(past("coping", 1), past("coping", 2)))).candidates
    }
    assert "twice_a_week" in twice["coping"]
    put_away = {
        one.technique: one.lost
        for one in engine.explain(PLAIN, context(history=(past("resources", 1, "put_away"),))).candidates
    }
    assert "rests" in put_away["resources"]
    rested = {
        one.technique: one.lost
        for one in engine.explain(PLAIN, context(history=(past("resources", 8, "put_away"),))).candidates
    }
    assert "rests" not in rested["resources"]


def test_hope_comes_round_in_four_weeks_of_use(engine: Engine) -> None:
    used = tuple(past(technique, day) for day, technique in enumerate(["resources", "exceptions", "coping"] * 3, 8))
    prompt = engine.reply(PLAIN, context(history=used)).prompt
    assert prompt is not None
    assert prompt.technique == "hope_horizon"


@pytest.mark.parametrize(
    ("phase", "techniques"),
    [
        ("start", {"best_hopes", "pre_session", "benefits"}),
        ("before_meeting", {"whats_better", "pre_session"}),
        ("after_meeting", {"next_small_sign", "values_emotion"}),
        ("after_task", {"whats_better", "exceptions", "resources", "credit_sharing"}),
        ("ending", {"closing", "credit_sharing", "hope_horizon"}),
    ],
)
def test_the_moment_decides_where_no_words_do(phase: str, techniques: set[str], engine: Engine) -> None:
    prompt = engine.reply(PLAIN, asking.context_of({"text": PLAIN, "phase": phase, "goal": "rauha"})).prompt
    assert prompt is not None
    assert prompt.technique in techniques


def test_a_confident_cue_outranks_the_moment(engine: Engine) -> None:
    text = "Sanoin palaverissa vihdoin ääneen, että en tee kaikkien vasuja yksin. Uskalsin!"
    prompt = engine.reply(text, asking.context_of({"text": text, "phase": "before_meeting"})).prompt
    assert prompt is not None
    assert prompt.technique in {"resources", "values_emotion"}


@pytest.mark.parametrize("phase", ["start", "between", "before_meeting", "after_meeting", "after_task"])
@pytest.mark.parametrize("text", [PLAIN, "Tämä oli viimeinen päivä, kaikki on nyt lopussa ja päättynyt."])
def test_closing_comes_from_no_text(phase: str, text: str, engine: Engine) -> None:
    reply = engine.explain(text, asking.context_of({"text": text, "phase": phase}))
    assert all(one.lost for one in reply.candidates if one.technique == "closing")


@pytest.mark.parametrize("asked", ["kept", "hint"])
def test_unasked_it_speaks_only_on_a_confident_cue(asked: str, engine: Engine) -> None:
    assert engine.reply(PLAIN, context(asked=asked)).prompt is None
    assert engine.reply("Ehkä se meni vähän paremmin.", context(asked=asked)).prompt is None
    spoken = engine.reply("Uskalsin sanoa mielipiteeni palaverissa, ja se kuunneltiin.", context(asked=asked))
    assert spoken.prompt is not None
    assert spoken.prompt.reasons[0].kind == "text"


def test_a_week_after_a_loss_nothing_asks_for_better(engine: Engine) -> None:
    told = Past("", "coping", "answered", NOW - timedelta(days=4), "Mummo kuoli sunnuntaina.")
    reply = engine.explain(PLAIN, context(phase="before_meeting", history=(told,)))
    assert all("mourned" in one.lost for one in reply.candidates if one.technique in {"whats_better", "scaling"})


def test_a_language_nobody_reads_gets_a_careful_question_in_the_interfaces(engine: Engine) -> None:
    text = "Dziś był bardzo ciężki dzień i nie mam już siły o tym opowiadać nikomu."
    asked = Context(phase="between", now=NOW, interface="sv")
    reply = engine.reply(text, asked)
    assert reply.language == "unknown"
    assert reply.prompt is not None
    assert reply.prompt.language == "sv"
    question = engine.bank.questions[reply.prompt.question]
    assert "care" in question.tags or question.technique == "what_else"
    assert engine.reply(text, replace(asked, asked="kept")).prompt is None


def test_the_boxes_of_the_swot_open_their_topics_and_weigh_less_than_a_goal(engine: Engine) -> None:
    swot, goal = ("Tiimin yhteistyö on minulle vaikeaa.",), (Goal("Tiimin yhteistyö"),)
    of_teams = {one.id for one in engine.bank.questions.values() if one.topics == ("team",) and one.state == "live"}
    told: dict[str, dict[str, object]] = {"nothing": {}, "swot": {"swot": swot}, "goal": {"goals": goal}}
    seen = {
        name: {one.question: one for one in engine.explain("Satoi.", context(**more)).candidates}
        for name, more in told.items()
    }
    assert of_teams
    for one in of_teams:
        assert "topic" in seen["nothing"][one].lost
        assert "topic" not in seen["swot"][one].lost
        assert 0 < seen["swot"][one].parts["swot"] < seen["goal"][one].parts["goal"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Juhla onnistui. Kävi tuuri. Ei se ollut mun ansiota, pelkkää sattumaa."),
        ("en", "The party went well. Pure luck. Same as in the autumn, just luck."),
    ],
)
def test_a_success_called_luck_twice_is_described_before_it_is_a_strength(
    engine: Engine, language: str, text: str
) -> None:
    prompt = engine.reply(text, context()).prompt
    assert prompt is not None
    assert prompt.technique in {"exceptions", "what_else"}


def test_luck_said_once_or_a_question_told_of_another_changes_nothing(engine: Engine) -> None:
    once = engine.explain("Vedin palaverin itse. Varmaan tuuria ja se että oli pullaa.", context())
    assert not any("avoid:luck-again" in one.lost for one in once.candidates)
    told = engine.explain("Onnistuin. Yksi tuli kysymään saako kuvat.", context())
    assert not any("asks_reader" in one.lost for one in told.candidates)


def test_beside_a_full_card_what_carries_comes_before_the_moment(engine: Engine) -> None:
    text = "Pienten ryhmässä oli yksi aikuinen ja neljätoista lasta kolmena päivänä. Tämä on vaarallista."
    reply = engine.reply(text, context(phase="before_meeting"))
    assert reply.card is not None
    assert reply.card.strength == "full"
    assert reply.prompt is not None
    assert reply.prompt.technique in {"coping", "supporters"}


@pytest.mark.parametrize(
    "text",
    [
        "Kun tulen taukohuoneeseen, puhe loppuu. Joka päivä. Tätä on jatkunut elokuusta.",
        "Mummo kertoi hakiessa, että lapset olivat yön kahdestaan kotona. Isompi on kuusi.",
        "Han läser mina meddelanden varje kväll och tar bilnycklarna om jag blir sen.",
        "My partner reads my messages every night and takes the car keys.",
    ],
)
def test_beside_a_quiet_card_too_it_is_asked_what_carries(engine: Engine, text: str) -> None:
    reply = engine.reply(text, context(language=None))
    assert reply.card is not None
    assert reply.card.strength == "quiet"
    assert reply.prompt is not None
    assert reply.prompt.technique in {"coping", "supporters"}


def test_not_knowing_where_to_begin_is_asked_about_though_the_reader_is_asked(engine: Engine) -> None:
    text = "En tiedä mistä aloittaa. Tämä uudistus on niin iso. Mistä te muut ootte lähteneet liikkeelle?"
    lost = {one.technique: one.lost for one in engine.explain(text, context()).candidates}
    assert "asks_reader" not in lost["next_small_sign"]
    assert "asks_reader" in lost["preferred_future"]

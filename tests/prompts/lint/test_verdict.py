"""What follows from the kind of a text, from quotation marks and from the language of the interface."""

from __future__ import annotations

import pytest

from prompts.lint import lint, lint_question
from prompts.model import Question


def codes(verdict) -> list[str]:
    return [problem.code for problem in verdict.problems]


def question(needs=(), kind="question", **wording) -> Question:
    return Question("scaling.one-step", kind, "scaling", "live", (), (), (), (), needs, (), (), "own", wording)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sinun kannattaisi jutella esihenkilölle. Oletko jo kokeillut sitä? Hienoa!", "fi"),
        ("Du borde prata med chefen. Har du provat det? Varför inte?", "sv"),
        ("You should talk to your manager. Have you tried it? Why not?", "en"),
    ],
)
def test_a_comment_is_never_blocked_and_hears_hints_only(text, language, reader):
    verdict = lint(text, "comment", language, reader)
    assert verdict.publishable
    assert verdict.advice
    assert {problem.level for problem in verdict.problems} == {"hint"}
    assert set(codes(verdict)) <= {"A01", "A02", "A03", "A04", "P02", "T05"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Luin tämän kahdesti. Miksi valitsit sen? Onko viikko ollut raskas?", "fi"),
        ("Jag läste det två gånger. Var veckan tung?", "sv"),
        ("I read this twice. Was the week heavy?", "en"),
    ],
)
def test_a_comment_may_ask_and_tell_as_it_likes(text, language, reader):
    assert lint(text, "comment", language, reader).problems == ()


def test_the_hint_in_a_comment_is_the_one_of_the_interface(reader):
    verdict = lint("Sinun kannattaisi jutella tiimille.", "comment", "fi", reader)
    assert (
        verdict.problems[0].message == "Kohdassa «Sinun kannattaisi» on neuvon sävy. Miltä se kuulostaisi kysymyksenä?"
    )


def test_messages_speak_the_language_of_the_interface(reader):
    verdict = lint("Har du provat att vila?", "question", "sv", reader, interface="en")
    assert verdict.problems[0].message.startswith("Does «Har du provat» carry a suggestion?")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kirjoitit: «sinun pitäisi levätä, miksi et lepää?». Mitä toivot sen tilalle?", "fi"),
        ("Kirjoitit: ”sinun pitäisi levätä, miksi et lepää?”. Mitä toivot sen tilalle?", "fi"),
        ("You wrote: “you should rest, why don't you?”. What would you like instead?", "en"),
        ("Du skrev: ”du borde vila, varför vilar du inte?”. Vad önskar du i stället?", "sv"),
    ],
)
def test_the_words_of_the_actor_are_not_judged(text, language, reader):
    assert lint(text, "question", language, reader).problems == ()


def test_quotation_marks_around_the_whole_text_quote_nothing(reader):
    assert "A01" in codes(lint("”Sinun pitäisi levätä.”", "comment", "fi", reader))


def test_a_mark_that_never_closes_hides_nothing(reader):
    assert "A01" in codes(lint("Kirjoitit: ”näin. Sinun pitäisi levätä.", "comment", "fi", reader))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jos haluat, huomaa ensi viikolla yksi hetki, jolloin olet rauhallinen.", "fi"),
        ("Om du vill, lägg märke till en stund då du är lugn.", "sv"),
        ("If you like, notice one moment when you feel calm.", "en"),
    ],
)
def test_a_task_may_invite_to_notice(text, language, reader):
    verdict = lint(text, "task", language, reader)
    assert verdict.problems == ()
    assert verdict.open is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jos haluat, pidä tauko joka päivä.", "fi"),
        ("Huomaa ensi viikolla yksi hyvä hetki.", "fi"),
        ("Lägg märke till en stund då du är lugn.", "sv"),
        ("If you like, take a break every day.", "en"),
    ],
)
def test_a_task_that_commands_or_leaves_no_choice_is_an_error(text, language, reader):
    verdict = lint(text, "task", language, reader)
    assert "A03" in codes(verdict)
    assert not verdict.publishable


def test_an_acknowledging_sentence_needs_no_question(reader):
    assert lint("Kirjoitit: «{lainaus}».", "ack", "fi", reader).problems == ()
    assert codes(lint("Hienoa!", "ack", "fi", reader)) == ["P04"]


def test_a_scale_may_be_answered_with_a_number(reader):
    verdict = lint("Jos 10 tarkoittaa toivetta ja 0 sen vastakohtaa, oletko lähempänä kymmentä?", "scale", "fi", reader)
    assert "Q02" not in codes(verdict)
    assert verdict.open is False


def test_errors_come_first_and_all_problems_are_kept(reader):
    verdict = lint("Miksi et kertonut, ja montako kertaa Eemeli aina itki?", "question", "fi", reader)
    levels = [problem.level for problem in verdict.problems]
    assert levels == sorted(levels, key=["error", "warning", "hint"].index)
    assert len(verdict.problems) > len(verdict.shown) == 2


@pytest.mark.parametrize("text", ["", "   ", "?", "!!!", "«»", "🙂", "12", "\ud800", "{luku}"])
def test_a_text_without_words_is_judged_without_complaint(text, reader):
    for language in ("fi", "sv", "en"):
        assert not lint(text, "question", language, reader).publishable


def test_offsets_point_at_the_words(reader):
    text = "Kuvaat viikkoa. Oletko kokeillut taukoja?"
    problem = next(one for one in lint(text, "question", "fi", reader).problems if one.code == "A02")
    assert text[problem.start : problem.end] == "Oletko kokeillut"


@pytest.mark.parametrize(
    ("need", "wording"),
    [
        ("meeting_held", {"fi": "Mikä on muuttunut viime tapaamisen jälkeen?"}),
        ("task_taken", {"fi": "Mitä huomasit välitehtävässäsi?"}),
        ("own_team", {"fi": "Mitä tiimikaverisi huomaisi sinussa?"}),
        ("workday_tomorrow", {"fi": "Mistä huomaat, että huominen on hyvä?"}),
        ("number", {"fi": "Mitä luvun taakse kätkeytyy?"}),
        ("next_meeting", {"sv": "Vad vill du använda nästa träff till?"}),
        ("work_next_week", {"en": "What would you notice next week?"}),
    ],
)
def test_what_is_taken_for_granted_has_to_be_stated(need, wording, reader):
    (language,) = wording
    bare = lint_question(question(**wording), reader)[language]
    assert [problem.code for problem in bare.problems] == ["N01"]
    assert need in bare.problems[0].message
    assert not bare.publishable
    assert lint_question(question((need,), **wording), reader)[language].problems == ()


def test_a_presupposition_in_the_actors_own_words_is_theirs(reader):
    wording = {"fi": "Kirjoitit: «huomenna tapaan tiimini». Mitä toivot siitä?"}
    assert lint_question(question(**wording), reader)["fi"].problems == ()


def test_a_question_is_judged_in_each_language_it_has(reader):
    verdicts = lint_question(question(fi="Mikä auttoi?", sv="Hjälpte det?", en=""), reader)
    assert {language: verdict.publishable for language, verdict in verdicts.items()} == {"fi": True, "sv": False}

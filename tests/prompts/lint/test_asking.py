"""Open, closed, or no question at all, by the structure of each language."""

from __future__ import annotations

import pytest

from prompts.lint import lint

OPEN, CLOSED, NONE = True, False, None

FINNISH = [
    (OPEN, "Kun ajattelet viikkoa, mikä siinä kantoi?"),
    (OPEN, "Kuinka tiedät, onko nyt oikea hetki?"),
    (OPEN, "Kun mietit, oliko viikko hyvä, mitä huomaat?"),
    (OPEN, "Mietin, mikä siinä auttoi?"),
    (OPEN, "Minä päivänä se onnistui?"),
    (OPEN, "Entä tiimi?"),
    (OPEN, "Mitäköhän lapset ajattelivat?"),
    (OPEN, "Sä teit mitä?"),
    (OPEN, "Koska huomasit sen ensi kerran?"),
    (OPEN, "Mikä auttoi"),
    (CLOSED, "Koska olit väsynyt, lepäsitkö?"),
    (CLOSED, "Kun mietit, mikä auttoi, huomaatko jotain uutta?"),
    (CLOSED, "Se, mikä auttoi, oliko se helppoa?"),
    (CLOSED, "Mietin, onko tavoite vielä sinun?"),
    (CLOSED, "Mitä huomasit, ja oletko kertonut siitä?"),
    (CLOSED, "Onk sulla mikä fiilis?"),
    (CLOSED, "Haluut sä jatkaa?"),
    (CLOSED, "Eiks se menny hyvin?"),
    (CLOSED, "Tää oli sulle tärkee, vai?"),
    (CLOSED, "Kahvi vai tee?"),
    (CLOSED, "Mikä auttoi? Oliko se tiimi?"),
    (NONE, "Kerroit, mikä auttoi."),
    (NONE, "Kerro lisää."),
    (NONE, "Kirjoitit: «miksi minä?»."),
]
SWEDISH = [
    (OPEN, "Var hittade du styrkan?"),
    (OPEN, "Var i vardagen märks det?"),
    (OPEN, "När arbetade ditt team senast så?"),
    (OPEN, "När du tänker på veckan, vad bar dig?"),
    (OPEN, "I vilken stund kände du så?"),
    (OPEN, "Jag undrar vad som hjälpte?"),
    (OPEN, "Va tänkte du då?"),
    (OPEN, "Och hur då?"),
    (OPEN, "Skulle det gå bra, vad märkte du?"),
    (CLOSED, "Var det svårt?"),
    (CLOSED, "Var teamet med?"),
    (CLOSED, "När du tänker på veckan, är du nöjd?"),
    (CLOSED, "Jag undrar om målet är ditt?"),
    (CLOSED, "Nu efter mötet känner du dig lättad?"),
    (CLOSED, "Du är nöjd, eller hur?"),
    (CLOSED, "Haru sovit bra?"),
    (CLOSED, "Skiljer de sig och i så fall på vilket sätt?"),
    (CLOSED, "Vad märkte du och har du berättat om det?"),
    (NONE, "Berätta mer."),
    (NONE, "Det var en lång vecka."),
]
ENGLISH = [
    (OPEN, "When in recent weeks has it been closer?"),
    (OPEN, "Thinking about your week what went well?"),
    (OPEN, "On a scale of one to ten how sure are you?"),
    (OPEN, "I wonder what helped?"),
    (OPEN, "Tell me what helped?"),
    (OPEN, "To whom would you like to say it?"),
    (OPEN, "You did what?"),
    (OPEN, "What's changed?"),
    (OPEN, "Had it gone well, what would you have noticed?"),
    (CLOSED, "When it went well, did you notice?"),
    (CLOSED, "If you do would you tell me?"),
    (CLOSED, "I wonder whether it helped?"),
    (CLOSED, "You're pleased, aren't you?"),
    (CLOSED, "Anything else?"),
    (CLOSED, "So you stayed?"),
    (CLOSED, "What a lovely day, wasn't it?"),
    (CLOSED, "What did you do and did it help?"),
    (CLOSED, "Don't you think so?"),
    (NONE, "Tell me more."),
    (NONE, "Thank you for telling me what helped."),
]


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [(language, *row) for language, rows in (("fi", FINNISH), ("sv", SWEDISH), ("en", ENGLISH)) for row in rows],
)
def test_the_form_of_a_text(language, form, text, reader):
    assert lint(text, "question", language, reader).open is form

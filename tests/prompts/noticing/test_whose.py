"""Whose a cue is, and whether it is so: the same words mean something else of a child, in a quote, or wished for."""

from __future__ import annotations

import pytest

from prompts import asking
from prompts.engine import Engine
from prompts.model import Language

#: Language, text, group, whether the writer's own text surely tells it.
ROWS: list[tuple[Language, str, str, bool]] = [
    ("fi", "Oon ihan poikki.", "distress", True),
    ("fi", "Mua väsyttää ihan hirveesti.", "distress", True),
    ("fi", "Väsyttää.", "distress", True),
    ("fi", "Mulla on ollu tosi raskas viikko.", "distress", True),
    ("fi", "Minusta tuntuu, etten jaksa enää.", "distress", True),
    ("fi", "Lapsi nukahti lusikka kädessä. Mä olin ihan loppu.", "distress", True),
    ("fi", "Lapset huusivat koko aamun, ja minua ahdisti.", "distress", True),
    ("fi", "Sanoin johtajalle: ”En jaksa enää.”", "distress", True),
    ("fi", "Lapsi oli ihan poikki.", "distress", False),
    ("fi", "Yks lapsi tuli aamulla. Oli tosi väsynyt ja itki.", "distress", False),
    ("fi", "Autoin lasta, joka oli väsynyt.", "distress", False),
    ("fi", "Lasta väsytti.", "distress", False),
    ("fi", "Kolme lasta itki eteisessä.", "distress", False),
    ("fi", "Äiti itki mulle eteisessä.", "distress", False),
    ("fi", "Kaisa on ihan loppu.", "distress", False),
    ("fi", "E oli surullinen.", "feeling", False),
    ("fi", "K. turhautui.", "feeling", False),
    ("fi", "E oli hiljaa, minä olin surullinen.", "feeling", True),
    ("sv", "M blev rasande.", "feeling", False),
    ("sv", "I dag var jag ledsen.", "feeling", True),
    ("en", "L was very sad.", "feeling", False),
    ("en", "Exhausted was I.", "distress", True),
    ("en", "I was sad. A boy left.", "feeling", True),
    ("fi", "Kollega kertoi, että hän on uupunut.", "distress", False),
    ("fi", "”Mä en jaksa enää”, sanoi sijainen.", "distress", False),
    ("fi", "Lapsen väsymys näkyi jo aamupalalla.", "distress", False),
    ("fi", "Maito oli loppu.", "distress", False),
    ("fi", "En ole enää väsynyt.", "distress", False),
    ("fi", "Ei ahdista yhtään niin kuin syksyllä.", "distress", False),
    ("fi", "En jaksa selittää kaikkea.", "distress", False),
    ("fi", "Onnistuin pitämään aamupiirin.", "success", True),
    ("fi", "Aamupiiri sujui hienosti.", "success", True),
    ("fi", "Uskalsin puhua palaverissa.", "success", True),
    ("fi", "En onnistunut.", "success", False),
    ("fi", "Kunpa onnistuisin edes kerran.", "success", False),
    ("fi", "Jos onnistun, kerron siitä.", "success", False),
    ("fi", "Toivon, että aamupiiri sujuu huomenna.", "success", False),
    ("fi", "Olisin halunnut onnistua.", "success", False),
    ("fi", "Miten muut onnistuvat tässä?", "success", False),
    ("fi", "No sehän sujui taas hienosti.", "success", False),
    ("fi", "Ehkä se onnistui.", "success", False),
    ("fi", "Mummo kuoli sunnuntaina.", "loss", True),
    ("fi", "Lapsen koira kuoli.", "loss", False),
    ("fi", "Lapsi kertoi, että hänen mummonsa kuoli.", "loss", False),
    ("fi", "Kollega tiuskaisi mulle kaikkien kuullen.", "hurt", True),
    ("fi", "Lapsi puri minua käteen.", "hurt", True),
    ("fi", "Mä purin asian Kaisan kanssa.", "hurt", False),
    ("sv", "Jag är helt slut.", "distress", True),
    ("sv", "Orkar inte mer.", "distress", True),
    ("sv", "Jag orkar inte med allt det här.", "distress", True),
    ("sv", "Barnet var helt slut.", "distress", False),
    ("sv", "Kollegan sa att hon är helt slut.", "distress", False),
    ("sv", "”Jag orkar inte mer”, sa mamman.", "distress", False),
    ("sv", "Jag är inte trött längre.", "distress", False),
    ("sv", "Barnets trötthet märktes.", "distress", False),
    ("sv", "Samlingen gick jättebra.", "success", True),
    ("sv", "Jag vågade säga ifrån.", "success", True),
    ("sv", "Det gick inte bra.", "success", False),
    ("sv", "Jag hoppas att det går bra i morgon.", "success", False),
    ("sv", "Tänk om det hade gått bra.", "success", False),
    ("sv", "Mormor dog i söndags.", "loss", True),
    ("sv", "Barnets hund dog.", "loss", False),
    ("en", "I'm exhausted.", "distress", True),
    ("en", "Can't do this any more.", "distress", True),
    ("en", "My husband says I look exhausted.", "distress", False),
    ("en", "The baby was exhausted and cried.", "distress", False),
    ("en", "She told me she can't cope any more.", "distress", False),
    ("en", "I'm not tired any more.", "distress", False),
    ("en", "The child's tears dried quickly.", "distress", False),
    ("en", "Circle time went really well.", "success", True),
    ("en", "I managed to stay calm.", "success", True),
    ("en", "I didn't manage to stay calm.", "success", False),
    ("en", "I hope it goes well tomorrow.", "success", False),
    ("en", "If it goes well, I'll tell you.", "success", False),
    ("en", "Oh great, that went well again.", "success", False),
    ("en", "I've never been so proud of myself.", "success", True),
    ("en", "My grandmother died on Sunday.", "loss", True),
    ("en", "The child's hamster died.", "loss", False),
]


@pytest.mark.parametrize(("language", "text", "group", "told"), ROWS, ids=[f"{row[2]}-{row[1]}" for row in ROWS])
def test_a_group_is_surely_told_or_not(language: Language, text: str, group: str, told: bool, engine: Engine) -> None:

    reply = engine.reply(text, asking.context_of({"text": text, "language": language}))
    notions = engine.bank.notions
    sure = {g for one in reply.observations if one.certainty == "confident" for g in notions[one.cue].groups}
    assert (group in sure) == told

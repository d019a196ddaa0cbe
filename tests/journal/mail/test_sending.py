"""Mail leaves once, through a real server; what cannot leave waits; what has left leaves only its key behind."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import postbox
import pytest
from flask import Flask
from persons import Clock, Person
from postbox import Postbox

from journal import clock
from journal.accounts.service import preferences
from journal.db import Database, connect
from journal.errors import Refused
from journal.mail import outbox, sending
from journal.settings import Settings, check


@pytest.fixture
def box() -> Iterator[Postbox]:
    with postbox.opened() as opened:
        yield opened


@pytest.fixture
def settings(app: Flask, box: Postbox) -> Settings:
    return box.leads_to(app.config["SETTINGS"])


def meeting(db: Database, who: Person, key: str = "k1", **when: Any) -> None:
    starts = clock.stamp(clock.ahead(days=2, minutes=20))
    outbox.queue(db, who.account.id, "meeting_tomorrow", key, **when, starts_at=starts)


def rows(db: Database) -> list[Any]:
    return db.query("select key, sent_at is not null as sent, put_away_at is not null as away from letter order by key")


@pytest.mark.parametrize(
    ("language", "subject", "sentence"),
    [
        ("fi", "Tapaaminen", "Tapaaminen torstaina klo 18."),
        ("sv", "Träff", "Träff på torsdag kl. 18."),
        ("en", "Meeting", "Meeting on Thursday at 18:00."),
    ],
)
def test_a_mail_says_its_sentence_and_nothing_more(
    db: Database, aino: Person, box: Postbox, settings: Settings, language: Any, subject: str, sentence: str
) -> None:
    meeting(db, aino)
    preferences.choose_language(db, aino.account, language)
    sending.send_due(db, settings)
    assert box.told() == [("aino@example.org", subject, f"{sentence}\n\nhttp://localhost:8000\n")]
    assert box.taken[0]["From"] == "oivallus@kunta.example"
    assert "aino" not in box.taken[0]["Message-ID"].lower()


def test_the_same_key_is_one_mail_and_only_the_key_stays(
    db: Database, aino: Person, box: Postbox, settings: Settings, time: Clock
) -> None:
    meeting(db, aino)
    meeting(db, aino)
    outbox.queue_to_address(db, "uusi@example.org", "sv", "meeting_tomorrow", "k2", starts_at=clock.stamp(time.at))
    for _ in range(2):
        sending.send_due(db, settings)
        meeting(db, aino)
        time.forward(hours=1)
    assert [to for to, _, _ in box.told()] == ["aino@example.org", "uusi@example.org"]
    left = db.query("select * from letter order by key")
    assert [(row["address"], row["slots"]) for row in left] == [(None, "{}"), (None, "{}")]


def test_it_waits_for_its_moment_and_can_be_withdrawn(
    db: Database, aino: Person, box: Postbox, settings: Settings, time: Clock
) -> None:
    meeting(db, aino, not_before=clock.ahead(hours=1))
    meeting(db, aino, "k2", not_before=clock.ahead(hours=1))
    sending.send_due(db, settings)
    assert box.taken == []
    outbox.withdraw(db, "k2")
    time.forward(hours=2)
    sending.send_due(db, settings)
    assert (len(box.taken), len(rows(db))) == (1, 1)
    outbox.withdraw(db, "k1")
    assert len(rows(db)) == 1


def test_what_a_server_does_not_take_is_tried_again(
    db: Database, aino: Person, mika: Person, box: Postbox, settings: Settings, time: Clock
) -> None:
    meeting(db, aino)
    meeting(db, mika, "k2")
    box.answers = ["451 later"]
    sending.send_due(db, settings)
    assert [to for to, _, _ in box.told()] == ["mika@example.org"], "one refusal concerns one letter"
    sending.send_due(db, settings)
    assert len(box.taken) == 1, "not at once again"
    time.forward(minutes=3)
    sending.send_due(db, settings)
    assert len(box.taken) == 2


def test_a_server_that_does_not_answer_loses_nothing(
    db: Database, aino: Person, box: Postbox, settings: Settings, time: Clock
) -> None:
    meeting(db, aino)
    sending.send_due(db, box.leads_to(settings, smtp_port=9))
    wrong = box.leads_to(settings, smtp_user="oivallus", smtp_password="vaara")
    sending.send_due(db, wrong)
    assert box.taken == []
    sending.send_due(db, box.leads_to(settings, smtp_user="oivallus", smtp_password="salasana"))
    assert len(box.taken) == 1
    assert set(box.signed_in) == {b"oivallus"}


def test_without_a_server_letters_are_put_away_after_a_week(
    db: Database, aino: Person, app: Flask, box: Postbox, settings: Settings, time: Clock
) -> None:
    meeting(db, aino)
    meeting(db, aino, "k2", not_after=clock.ahead(hours=1))
    time.forward(hours=2)
    sending.send_due(db, app.config["SETTINGS"])
    assert [(row["key"], row["away"]) for row in rows(db)] == [("k1", 0), ("k2", 1)]
    time.forward(days=7)
    sending.send_due(db, app.config["SETTINGS"])
    assert [(row["sent"], row["away"]) for row in rows(db)] == [(0, 1), (0, 1)]
    sending.send_due(db, settings)
    assert box.taken == []


def test_who_wants_no_mail_or_has_no_address_gets_none(
    db: Database, aino: Person, mika: Person, box: Postbox, settings: Settings
) -> None:
    aino.post("/account/mails")
    db.execute("update account set address = :plain where id = :who", {"plain": "mika", "who": mika.account.id})
    meeting(db, aino)
    meeting(db, mika, "k2")
    outbox.queue_to_address(
        db, "a@b.fi, c@d.fi", "fi", "meeting_tomorrow", "k3", starts_at=clock.stamp(clock.ahead(days=1))
    )
    sending.send_due(db, settings)
    assert box.taken == []
    assert [row["away"] for row in rows(db)] == [1, 1, 1]
    aino.post("/account/mails", mails="y")
    meeting(db, aino, "k4")
    sending.send_due(db, settings)
    assert len(box.taken) == 1


def test_several_workers_send_each_letter_once(db: Database, aino: Person, box: Postbox, settings: Settings) -> None:
    for number in range(20):
        meeting(db, aino, f"k{number}")

    def work() -> None:
        with closing(connect(settings.database)) as own:
            sending.send_due(own, settings)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert len(box.taken) == 20
    assert len({letter["Message-ID"] for letter in box.taken}) == 20


def test_a_claim_of_a_process_that_died_lapses(
    db: Database, aino: Person, box: Postbox, settings: Settings, time: Clock
) -> None:
    meeting(db, aino)
    db.execute("update letter set claimed_at = :now", {"now": clock.stamp(clock.now())})
    sending.send_due(db, settings)
    assert box.taken == []
    time.forward(minutes=11)
    sending.send_due(db, settings)
    assert len(box.taken) == 1


def test_an_encrypted_way_is_checked(
    db: Database, aino: Person, settings: Settings, tmp_path: Path, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 9999 -subj /CN=localhost"
    subprocess.run([*made.split(), "-addext", "subjectAltName=DNS:localhost"], cwd=tmp_path, check=True,
                   capture_output=True)  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    meeting(db, aino)
    with postbox.opened(context) as box:
        sending.send_due(db, box.leads_to(settings, smtp_security="starttls"))
        assert box.taken == [], "a certificate nobody vouches for"
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        sending.send_due(db, box.leads_to(settings, smtp_security="none"))
        assert box.taken == [], "the server insists on encryption"
        time.forward(hours=1)
        sending.send_due(db, box.leads_to(settings, smtp_security="starttls"))
        assert len(box.taken) == 1


def test_a_kind_or_a_slot_that_does_not_exist_fails_at_once(db: Database, aino: Person) -> None:
    with pytest.raises(KeyError):
        outbox.queue(db, aino.account.id, "no_such_kind", "k1")
    with pytest.raises(KeyError):
        outbox.queue(db, aino.account.id, "meeting_tomorrow", "k1")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"smtp_host": "mail.kunta.example"}, "`mail_from` is the address"),
        ({"smtp_password": "väärä"}, "are ASCII"),
        ({"smtp_security": "ssl"}, "`smtp_security` is starttls, tls or none."),
        ({"smtp_port": "70000"}, "`smtp_port` is between"),
        ({"smtp_host": "m.example", "smtp_password": "x", "smtp_security": "none", "mail_from": "a@b.fi"}, "open"),
    ],
)
def test_settings_that_do_not_hold_are_named(values: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        check(values)

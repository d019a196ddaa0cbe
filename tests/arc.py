"""The steps of a mentoring from recommendation to closing, walked without JavaScript by whoever each is for.

Each step sends what the page before it offers, and asserts that what was written is read where it should be.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

from persons import PASSWORD, Clock
from walking import Browser


def recommended(director: Browser) -> str:
    """Printed for Aino; returns the way on the slip."""
    director.open("/recommendations").send("/recommendations", name="Aino", way="slip")
    return link_of(director)


def link_of(browser: Browser) -> str:
    link = re.search(r'id="link" readonly value="([^"]+)"', browser.page)
    assert link
    return urlsplit(unescape(link[1])).path


def joined(actor: Browser, link: str) -> None:
    actor.open(link).tap(".*/start").send(".*/start", name="Aino", address="aino@example.org", password=PASSWORD)
    assert actor.path == "/write"


def accepted(actor: Browser) -> str:
    """The actor says yes and promises; returns the pair's address."""
    actor.open("/").send("/mentorships/[^/]+/accept").send("/mentorships/[^/]+/promise")
    return actor.path


def promised(mentor: Browser, pair: str) -> None:
    mentor.open(f"{pair}/promise").send(f"{pair}/promise")


def swot_shared(actor: Browser, mentor: Browser, pair: str, time: Clock, boxes: dict[str, str]) -> None:
    """All four written, the first two shown."""
    shown, kept = list(boxes)[:2], list(boxes)[2:]
    actor.open("/swot").send("/swot/[^/]+", act="done", **boxes)
    actor.open("/swot").tap("/swot/[^/]+/share").send("/swot/[^/]+/share", box=shown)
    time.forward(seconds=11)
    mentor.open(f"{pair}/swot").reads(*(boxes[name] for name in shown)).misses(*(boxes[name] for name in kept))


def agreed(actor: Browser, mentor: Browser, pair: str, words: dict[str, str]) -> None:
    """Drafted on the mentor's phone, accepted by both in the same words."""
    mentor.open(f"{pair}/agreement").tap(f"{pair}/agreement/draft").send(f"{pair}/agreement/draft", act="done", **words)
    mentor.send("/agreements/[^/]+", act="accept").reads("Aino")
    actor.open(f"{pair}/agreement").reads(*words.values()).send("/agreements/[^/]+", act="accept")
    actor.tap("/agreements/[^/]+").reads(*words.values())


def goal_worded(actor: Browser, words: str) -> str:
    """Returns the goal's address."""
    actor.open("/goals").send("/goals", words=words).tap("/goals/(?!now)[^/]+").reads(words)
    return actor.path


def planned(browser: Browser, pair: str, day: str, kind: str, **more: str) -> None:
    path = f"{pair}/meetings/new"
    browser.open(path).send(path, day=day, at="14:00", kind=kind, **more)


def held(actor: Browser, words: str) -> None:
    """Asked once at home, answered with one tap."""
    actor.open("/").reads(words).send("/meetings/[^/]+/mark", state="held")
    actor.open("/").misses(words)


def wished(actor: Browser, pair: str, words: str) -> None:
    actor.open("/wish").send(f"{pair}/wish", text=words)


def commented(mentor: Browser, actor: Browser, pair: str, words: str) -> None:
    mentor.open(pair.replace("/mentorships/", "/briefings/")).tap("/shared/[^/]+")
    mentor.send("/shared/[^/]+", text=words, act="send")
    actor.open("/comments").reads(words)


def asked(mentor: Browser, actor: Browser, pair: str, words: str, answer: str) -> None:
    """One open question waits at the top of the writing page; the answer stays the actor's own."""
    mentor.open(f"{pair}/question").send(f"{pair}/question", text=words, act="send").reads(words)
    actor.open("/write").reads(words).send("/write/[^/]+", act="answer_mentor")
    field = re.search(r'name="(answer-[^"]+)"', actor.page)
    assert field
    actor.send("/write/[^/]+", act="keep", **{field[1]: answer})
    actor.open("/write").misses(words)
    mentor.open(f"{pair}/question").misses(answer)


def task_taken(mentor: Browser, actor: Browser, pair: str, proposal: str, own: str) -> None:
    mentor.open(f"{pair}/tasks").send(f"{pair}/tasks", text=proposal)
    actor.open(f"{pair}/tasks").reads(proposal).send("/tasks/[^/]+/take", text=own)
    mentor.open(f"{pair}/tasks").reads(own)


def number_shown(actor: Browser, goal: str, ends: tuple[str, str], value: str, time: Clock) -> None:
    scale = f"{goal}/scale"
    actor.open(scale).send(scale, zero=ends[0], ten=ends[1]).send(f"{goal}/points", value=value)
    actor.tap("/points/[^/]+/show").send("/points/[^/]+/show")
    time.forward(seconds=11)


def idea_answered(actor: Browser, director: Browser, words: str, outcome: str) -> None:
    """Sent without a name, answered by the director, placed on the year clock, its answer read by its sender."""
    actor.open("/ideas/new").send("/ideas/drafts/[^/]+", words=words, route="unnamed", act="preview").reads(words)
    actor.send("/ideas/drafts/[^/]+/send")
    director.open("/ideas/inbox").misses("Aino").tap("/ideas/inbox/[^/]+").reads(words).misses("Aino")
    inbox = director.path
    director.send(inbox, state="taken_on", outcome=outcome)
    director.open(inbox).send(f"{inbox}/month", month="8")
    actor.open("/").tap("/ideas/sent/[^/]+").reads(outcome).send("/ideas/sent/[^/]+/release", released="yes")


def replaced(helper: Browser, name: str) -> None:
    """Another mentor is proposed in the place of the one who rests."""
    helper.open("/pairs").tap("/pairs/[^/]+/replace")
    helper.send("/pairs/[^/]+/replace", mentor=helper.option("mentor", name), superior="no")


def fed_back(actor: Browser, pair: str, letter: str, sentence: str) -> None:
    """Both sheets, in the last days."""
    actor.open(f"{pair}/closing").tap(f"{pair}/letter").send(f"{pair}/letter", text=letter)
    actor.send(f"{pair}/feedback", heard="5", views="4", sentence=sentence)


def days_pass(time: Clock, days: int, *everybody: Browser) -> None:
    """Nobody is away so long that their sign-in ends."""
    for _week in range(days // 7):
        time.forward(days=7)
        for browser in everybody:
            browser.open("/")
    time.forward(days=days % 7)

"""What happens to a pair, act by act: joining, pairing, pausing, replacing, ending."""

from __future__ import annotations

from journal.mentorships.service.ending import end, plan_end, settle, settle_own
from journal.mentorships.service.pairing import accept, decline, join, promise, propose, show_goals, take
from journal.mentorships.service.pausing import answer_another, pause, resume
from journal.mentorships.service.replacing import replace

__all__ = [
    "accept",
    "answer_another",
    "decline",
    "end",
    "join",
    "pause",
    "plan_end",
    "promise",
    "propose",
    "replace",
    "resume",
    "settle",
    "settle_own",
    "show_goals",
    "take",
]

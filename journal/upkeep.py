"""All that time decides, done hourly inside ``serve`` or by a timer of one's own."""

from __future__ import annotations

from journal import clock
from journal.archive.service import keeping
from journal.briefings import service as briefings
from journal.coaching.service import counting
from journal.comments.service import drafting
from journal.curation.service.files import importing
from journal.db import Database, copies, write
from journal.entries.service import binning
from journal.ideas.service import answering
from journal.mail import sending
from journal.meetings.service import reminding
from journal.mentorships import service as mentorships
from journal.mentorships.service import joining, recommending
from journal.settings import Settings


def run(db: Database, settings: Settings) -> None:
    """Each part in its own transaction; then the log is emptied, so that nothing deleted stays in it."""
    mentorships.settle(db)
    joining.remove_old(db)
    recommending.remove_old(db)
    binning.empty_old_bins(db, settings.bin_days)
    binning.thin_old_versions(db, settings.revision_days)
    briefings.remove_old_notes(db, settings.note_days)
    drafting.remove_of_ended(db)
    _end_expired(db, settings)
    keeping.tell_and_erase(db, settings)
    today = clock.local_day(clock.now(), settings.zone)
    answering.remind(db, today)
    counting.settle_half_year(db, today, settings.zone)
    importing.remove_old(db)
    mail(db, settings)
    for file in copies.outdated(settings.backups, settings.backup_days):
        file.unlink(missing_ok=True)
    copies.checkpoint(db.path)


def mail(db: Database, settings: Settings) -> None:
    """What is due today is queued, and what waits is sent; every minute inside ``serve``."""
    mentorships.settle(db)
    reminding.remind(db, settings.zone)
    sending.send_due(db, settings)


def _end_expired(db: Database, settings: Settings) -> None:
    now = clock.stamp(clock.now())
    old = clock.stamp(clock.ago(days=settings.invitation_days))
    with write(db):
        db.execute(
            "delete from sign_in where expires_at <= :now or seen_at <= :idle",
            {"now": now, "idle": clock.stamp(clock.ago(days=settings.idle_days))},
        )
        db.execute("delete from sign_in_link where expires_at <= :now", {"now": now})
        db.execute("delete from invitation where expires_at <= :old", {"old": old})
        db.execute("delete from throttle where last_at <= :old", {"old": clock.stamp(clock.ago(days=1))})

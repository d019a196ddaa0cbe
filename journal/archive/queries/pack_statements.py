"""The statements of the archive. ``_id`` names a row for the rows under it, which name it in ``_of``."""

from __future__ import annotations

PERSON = """
select name, unit, address, language, workplace, created_at from account where id = :who
"""
DEVICES = "select device, created_at, seen_at from sign_in where account_id = :who order by created_at, code"

ENTRIES = """
select e.id as _id, e.written_on, e.state, e.language, w.words as goal, e.created_at, e.saved_at, e.kept_at, e.binned_at
from entry e left join goal_wording w on w.id = e.goal_wording_id
where e.actor_id = :who order by e.written_on, e.created_at, e.code
"""
REVISIONS = """
select r.id as _id, r.entry_id as _of, r.saved_at, case when r.kept = 1 then 'yes' end as kept,
       case when r.beside = 1 then 'yes' end as beside
from revision r join entry e on e.id = r.entry_id and e.actor_id = :who
order by r.created_at desc, r.version desc
"""
PASSAGES = """
select p.revision_id as _of, p.question, p.text from passage p
join revision r on r.id = p.revision_id join entry e on e.id = r.entry_id and e.actor_id = :who
order by p.revision_id, p.position
"""
PROMPTS = """
select p.entry_id as _of, replace(replace(p.wording, '{lainaus}', '…'), '{luku}', coalesce(p.number, '')) as question,
       p.outcome, p.offered_at
from prompt p join entry e on e.id = p.entry_id and e.actor_id = :who order by p.offered_at, p.code
"""
COMMENTS = """
select c.entry_id as _of, o.name as mentor, c.text, c.sent_at from comment c
join entry e on e.id = c.entry_id and e.actor_id = :who
join mentorship m on m.id = c.mentorship_id join account o on o.id = m.mentor_id order by c.sent_at, c.code
"""
SHARES = """
select s.entry_id as _of, o.name as mentor, s.from_at, s.until_at, s.withdrawn_at from share s
join entry e on e.id = s.entry_id and e.actor_id = :who
join mentorship m on m.id = s.mentorship_id join account o on o.id = m.mentor_id order by s.from_at, s.code
"""
READINGS = """
select r.entry_id as _of, o.name as mentor, r.day from reading r
join entry e on e.id = r.entry_id and e.actor_id = :who join account o on o.id = r.account_id order by r.day
"""

GOALS = """
select id as _id, topic, state, created_at, changed_at from goal where actor_id = :who order by created_at, code
"""
GOAL_WORDINGS = """
select w.goal_id as _of, w.words, w.reason, w.from_at from goal_wording w
join goal g on g.id = w.goal_id and g.actor_id = :who order by w.from_at
"""
GOAL_STATES = """
select s.goal_id as _of, s.state, s.from_at from goal_state s
join goal g on g.id = s.goal_id and g.actor_id = :who order by s.from_at
"""
GOAL_SCALES = """
select s.goal_id as _of, s.zero, s.ten, s.from_at from goal_scale s
join goal g on g.id = s.goal_id and g.actor_id = :who order by s.from_at
"""
GOAL_POINTS = """
select p.goal_id as _of, p.value, p.note, p.on_day, h.from_at as shared_at from goal_point p
join goal g on g.id = p.goal_id and g.actor_id = :who
left join goal_point_share h on h.point_id = p.id and h.withdrawn_at is null
order by p.on_day, p.added_at, p.code
"""

SWOTS = "select id as _id, created_at, saved_at from swot where actor_id = :who order by created_at, code"
SWOT_BOXES = """
select b.swot_id as _of, b.box, b.text from swot_box b
join swot s on s.id = b.swot_id and s.actor_id = :who
union all
select b.swot_id, b.box, b.text from swot_beside b join swot s on s.id = b.swot_id and s.actor_id = :who
"""
SWOT_SHARES = """
select h.id as _id, h.swot_id as _of, o.name as mentor, h.from_at, h.until_at from swot_share h
join swot s on s.id = h.swot_id and s.actor_id = :who
join mentorship m on m.id = h.mentorship_id join account o on o.id = m.mentor_id order by h.from_at
"""

SWOT_SHARE_BOXES = """
select b.share_id as _of, b.box, b.text from swot_share_box b
join swot_share h on h.id = b.share_id join swot s on s.id = h.swot_id and s.actor_id = :who
"""

MENTORSHIPS = """
select m.id as _id, o.name as mentor, m.state, m.proposed_at, m.accepted_at, m.ends_on, m.ended_at,
       (select min(p.accepted_at) from promise p where p.mentorship_id = m.id and p.account_id = :who) as promised_at
from mentorship m join account o on o.id = m.mentor_id
where m.actor_id = :who order by m.proposed_at, m.code
"""
AGREEMENTS = """
select a.id as _id, a.mentorship_id as _of, a.state, a.created_at, a.in_force_at, a.closed_at from agreement a
join mentorship m on m.id = a.mentorship_id and m.actor_id = :who order by a.created_at
"""
AGREEMENT_WORDS = """
select w.agreement_id as _of, w.field, w.text from agreement_words w
join agreement a on a.id = w.agreement_id join mentorship m on m.id = a.mentorship_id and m.actor_id = :who
union all
select b.agreement_id, b.field, b.text from agreement_beside b where b.account_id = :who
"""
MEETINGS = """
select e.mentorship_id as _of, e.starts_at, e.minutes, e.kind, e.place, e.link, e.state from meeting e
join mentorship m on m.id = e.mentorship_id and m.actor_id = :who order by e.starts_at
"""
WISHES = """
select w.mentorship_id as _of, w.text, w.saved_at from wish w
join mentorship m on m.id = w.mentorship_id and m.actor_id = :who order by w.saved_at
"""
TASKS = """
select t.mentorship_id as _of, t.kind, t.proposal, t.words, t.proposed_at, t.taken_at, t.put_away_at from interim_task t
join mentorship m on m.id = t.mentorship_id and m.actor_id = :who order by t.proposed_at, t.code
"""
OPEN_QUESTIONS = """
select q.mentorship_id as _of, q.text, q.asked_at, q.outcome from open_question q
join mentorship m on m.id = q.mentorship_id and m.actor_id = :who order by q.asked_at
"""
LETTERS = """
select l.mentorship_id as _of, l.text, l.sent_at from feedback_letter l
join mentorship m on m.id = l.mentorship_id and m.actor_id = :who
"""
SENTENCES = "select text, period, taken_in from feedback_sentence where account_id = :who order by period, code"

IDEAS = """
select i.words, i.sent_on, i.state, i.outcome from idea i
join idea_link l on l.idea_id = i.id and l.account_id = :who order by i.sent_on, i.code
"""
IDEA_DRAFTS = "select words, saved_at from idea_draft where account_id = :who order by saved_at, code"
IDEAS_TOLD = """
select t.mentorship_id as _of, t.words, t.given_on, t.handed_on from idea_told t
join mentorship m on m.id = t.mentorship_id and m.actor_id = :who order by t.given_on, t.code
"""

NOTES = """
select a.name as actor, n.text, n.saved_at from note n
join mentorship m on m.id = n.mentorship_id join account a on a.id = m.actor_id
where n.mentor_id = :who order by a.name, n.saved_at
"""
#: A mentor has the words under a text while that can be read: what the actor does with it afterwards changes nothing.
_READABLE = """(
  select s.mentorship_id, s.entry_id, s.actor_id from readable_share s
  where s.mentor_id = :who and s.from_at <= :now and (s.until_at is null or :now < s.until_at)
    and not exists (
      select 1 from readable_share n where n.entry_id = s.entry_id and n.mentorship_id = s.mentorship_id
      and n.from_at > s.from_at and n.from_at <= :now)
)"""
OWN_COMMENTS = f"""
select a.name as actor, c.text, c.sent_at from comment c
join account a on a.id = (select r.actor_id from {_READABLE} r
                          where r.entry_id = c.entry_id and r.mentorship_id = c.mentorship_id)
order by c.sent_at, c.code
"""
OWN_QUESTIONS = """
select a.name as actor, q.text, q.asked_at from open_question q
join mentorship m on m.id = q.mentorship_id and m.mentor_id = :who join account a on a.id = m.actor_id
order by q.asked_at, q.code
"""
OWN_TASKS = """
select a.name as actor, t.kind, t.proposal, t.proposed_at from interim_task t
join mentorship m on m.id = t.mentorship_id and m.mentor_id = :who join account a on a.id = m.actor_id
where t.proposer_id = :who order by t.proposed_at, t.code
"""
UNSENT = f"""
select a.name as actor, u.text, u.saved_at from unsent u
join mentorship m on m.id = u.mentorship_id and m.mentor_id = :who join account a on a.id = m.actor_id
where u.entry_id is null
   or exists (select 1 from {_READABLE} r where r.entry_id = u.entry_id and r.mentorship_id = u.mentorship_id)
order by u.saved_at, a.name
"""

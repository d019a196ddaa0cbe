-- Joining, pausing, replacing, ending -------------------------------------------------------------------------------------

-- The moments that days become where the organisation is: a planned end and a pause hold whether or not upkeep has run.
alter table mentorship add column ends_at text;
alter table mentorship add column paused_at text;
alter table mentorship add column pause_starts_at text;
alter table mentorship add column pause_until text;
alter table mentorship add column pause_ends_at text;
-- The actor's answer after a long pause: another mentor, yes or no.
alter table mentorship add column another text check (another in ('yes', 'no'));
alter table mentorship add column replaces_id integer references mentorship (id) on delete set null;
create index mentorship_replaces on mentorship (replaces_id);

-- A director's own list: a name and a day, nothing that came of it. The person is a keyed hash of address or name.
create table recommendation (
  id integer primary key,
  code text not null unique,
  key text unique,
  director_id integer not null references account (id) on delete cascade,
  name text not null check (length(name) between 1 and 120),
  person text not null,
  made_at text not null,
  unique (director_id, person)
) strict;
create index recommendation_person on recommendation (person);

-- "I'd like to join": with an account or without one; gone once it has been handled.
create table join_request (
  id integer primary key,
  code text not null unique,
  key text unique,
  account_id integer unique references account (id) on delete cascade,
  director_id integer references account (id) on delete set null,
  name text not null default '' check (length(name) <= 120),
  unit text not null default '' check (length(unit) <= 120),
  address text unique collate nocase check (length(address) <= 254),
  language text not null default 'fi' check (language in ('fi', 'sv', 'en')),
  made_at text not null,
  check ((account_id is null) = (length(name) > 0))
) strict;
create index join_request_director on join_request (director_id);

-- The organisation's one link for it: shown to mentors and the coordinator, made anew by any of them.
create table join_link (
  only integer primary key check (only = 1),
  token text not null unique,
  made_at text not null
) strict;

alter table support_contact add column version integer not null default 1;
alter table support_contact add column key text;
create unique index support_contact_key on support_contact (key);

-- What a mentor may read, until the pair ends or rests: whoever asks gives the time. --------------------------------------

drop view readable_goal;
drop view readable_passage;
drop view readable_share;
drop view readable_pair;

create view readable_pair as
select m.id as mentorship_id, m.code as mentorship_code, m.actor_id, m.mentor_id, m.goals_visible,
       case when m.ends_at is null or m.pause_starts_at < m.ends_at then coalesce(m.pause_starts_at, m.ends_at)
            else m.ends_at end as until_at
from mentorship m
where m.state = 'active'
  and exists (select 1 from promise p where p.mentorship_id = m.id and p.account_id = m.actor_id)
  and exists (select 1 from promise p where p.mentorship_id = m.id and p.account_id = m.mentor_id);

create view readable_share as
select s.id as share_id, s.code as share_code, s.mentorship_id, r.mentorship_code, r.mentor_id, r.actor_id,
       s.entry_id, s.revision_id, e.written_on, e.language, s.from_at,
       case when s.until_at is null or r.until_at < s.until_at then coalesce(r.until_at, s.until_at)
            else s.until_at end as until_at
from share s
join readable_pair r on r.mentorship_id = s.mentorship_id
join entry e on e.id = s.entry_id and e.actor_id = r.actor_id
where e.binned_at is null and s.withdrawn_at is null;

create view readable_passage as
select s.share_code, s.mentor_id, s.from_at, s.until_at, p.position, p.question, p.text
from readable_share s
join share_passage sp on sp.share_id = s.share_id
join passage p on p.id = sp.passage_id and p.revision_id = s.revision_id;

create view readable_goal as
select r.mentorship_id, r.mentor_id, r.until_at, g.code as goal_code, g.topic, g.state, g.created_at, w.words, w.from_at
from readable_pair r
join goal g on g.actor_id = r.actor_id
join goal_wording w on w.goal_id = g.id
where r.goals_visible = 1
  and w.id = (select n.id from goal_wording n where n.goal_id = g.id order by n.from_at desc limit 1);

-- Mail that waits ---------------------------------------------------------------------------------------------------
-- A key is one mail for ever. Once it is sent or put away, nothing is left but the key.

alter table account add column mails integer not null default 1 check (mails in (0, 1));

create table letter (
  id integer primary key,
  key text not null unique,
  account_id integer references account (id) on delete cascade,
  address text,
  language text check (language in ('fi', 'sv', 'en')),
  kind text not null,
  slots text not null default '{}',
  created_at text not null,
  due_at text not null,
  until_at text not null,
  try_at text not null,
  tries integer not null default 0,
  claimed_at text,
  sent_at text,
  put_away_at text,
  check (account_id is null or (address is null and language is null)),
  check ((sent_at is null and put_away_at is null) or (slots = '{}' and address is null))
) strict;
create index letter_account on letter (account_id);
create index letter_waiting on letter (try_at) where sent_at is null and put_away_at is null;

-- Meetings, and the calendar that shows them -------------------------------------------------------------------------
-- A moved meeting goes on under the calendar name (uid) of the one before it, one sequence later.

alter table meeting add column link text not null default '';
alter table meeting add column uid text not null default '';
alter table meeting add column sequence integer not null default 0;

create table calendar (
  account_id integer primary key references account (id) on delete cascade,
  key text unique,
  token text not null unique,
  made_at text not null
) strict;

-- Interim tasks -------------------------------------------------------------------------------------------------------
-- Either of the pair proposes; the actor takes it in words of their own. That none was wanted, and that a task was put
-- away, is the actor's alone: a mentor reads the view.

create table interim_task (
  id integer primary key,
  code text not null unique,
  key text unique,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  proposer_id integer not null references account (id) on delete cascade,
  kind text not null check (kind in ('notice', 'describe', 'more', 'talk', 'imagine', 'none')),
  proposal text not null default '' check (length(proposal) <= 1000),
  words text check (length(words) between 1 and 1000),
  proposed_at text not null,
  taken_at text,
  put_away_at text,
  check ((words is null) = (taken_at is null)),
  check (kind <> 'none' or (proposal = '' and words is null))
) strict;
create index interim_task_mentorship on interim_task (mentorship_id, proposed_at);
create index interim_task_proposer on interim_task (proposer_id);

-- An entry that was opened from a task.
create table entry_task (
  entry_id integer primary key references entry (id) on delete cascade,
  task_id integer not null references interim_task (id) on delete cascade
) strict, without rowid;
create index entry_task_task on entry_task (task_id);

create view readable_task as
select t.code as task_code, t.mentorship_id, m.code as mentorship_code, m.mentor_id, t.kind, t.proposal, t.words,
       t.proposer_id, t.proposed_at, t.taken_at
from interim_task t
join mentorship m on m.id = t.mentorship_id and m.state in ('active', 'paused')
where t.kind <> 'none';

-- The end of a mentoring: what is said of it, how long things stay, and the sheet for management ---------------------------

-- A name that stands in for somebody who erased their account, so that what they wrote to another stays with that other.
alter table account add column former integer not null default 0 check (former in (0, 1));

-- Sheet one: from the actor to the mentor, by name.
create table feedback_letter (
  id integer primary key,
  code text not null unique,
  key text unique,
  mentorship_id integer not null unique references mentorship (id) on delete cascade,
  text text not null check (length(text) between 1 and 10000),
  sent_at text not null
) strict;

-- Sheet two, answer by answer: no account, no pair, no moment, and nothing that ties the answers of one person together.
create table feedback_answer (
  code text primary key,
  period text not null check (period glob '[0-9][0-9][0-9][0-9]-[12]'),
  item text not null check (item in ('heard', 'views', 'team', 'strength', 'ideas')),
  value integer not null check (value between 1 and 5)
) strict, without rowid;
create index feedback_answer_item on feedback_answer (item, period);

-- That an actor has given sheet two, so that nobody gives it twice; nothing of what was answered.
create table feedback_given (
  mentorship_id integer primary key references mentorship (id) on delete cascade,
  key text unique
) strict;

-- A sentence that an actor lets management read. It is the actor's own until a sheet has been made with it.
create table feedback_sentence (
  id integer primary key,
  code text not null unique,
  account_id integer not null references account (id) on delete cascade,
  period text not null check (period glob '[0-9][0-9][0-9][0-9]-[12]'),
  text text not null check (length(text) between 1 and 1000),
  taken_in text
) strict;
create index feedback_sentence_account on feedback_sentence (account_id);

-- The half-yearly sheet as it was made: figures of the whole organisation, averages of answers that were new in it.
create table half_year_sheet (
  id integer primary key,
  code text not null unique,
  period text not null unique check (period glob '[0-9][0-9][0-9][0-9]-[12]'),
  started integer not null,
  active integer not null,
  ended integer not null,
  held integer not null,
  averages text not null,
  sentences text not null,
  ideas text not null,
  made_at text not null
) strict;

-- How long somebody's journal stays: the last day of work, a longer stay asked for, the day of erasing and its notices.
create table retention (
  account_id integer primary key references account (id) on delete cascade,
  leaves_on text,
  kept_until text,
  erased_on text,
  notices integer not null default 0 check (notices between 0 and 3),
  noticed_on text
) strict;

-- What a mentor reads of the letter: also after the end, and nothing else of the actor's with it.
create view readable_feedback as
select l.code, l.text, l.sent_at, m.code as mentorship_code, m.mentor_id
from feedback_letter l join mentorship m on m.id = l.mentorship_id;

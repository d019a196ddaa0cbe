-- The mentor's own words -------------------------------------------------------------------------------------------

-- A comment stays with the actor for as long as the entry does: taking a share back or thinning old versions leaves it.
create table comment (
  id integer primary key,
  code text not null unique,
  key text unique,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  entry_id integer not null references entry (id) on delete cascade,
  text text not null check (length(text) between 1 and 10000),
  shared_at text not null,
  sent_at text not null
) strict;
create index comment_mentorship on comment (mentorship_id, sent_at);
create index comment_entry on comment (entry_id, sent_at);

-- What has not been sent yet: one text for each shared entry, and one (without an entry) for the open question.
create table unsent (
  id integer primary key,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  entry_id integer references entry (id) on delete cascade,
  text text not null,
  version integer not null default 1,
  saved_by text,
  saved_at text not null
) strict;
create unique index unsent_place on unsent (mentorship_id, coalesce(entry_id, 0));
create index unsent_entry on unsent (entry_id);

-- What the mentor did with the question and what the actor did with it are two columns: neither shows in the other.
create table open_question (
  id integer primary key,
  code text not null unique,
  key text unique,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  text text not null check (length(text) between 1 and 2000),
  asked_at text not null,
  withdrawn_at text,
  outcome text check (outcome in ('answered', 'put_away')),
  acted_at text
) strict;
create index open_question_mentorship on open_question (mentorship_id, asked_at);
create unique index open_question_one on open_question (mentorship_id) where withdrawn_at is null;

-- Ideas that actors word anew and send to management, what became of them, and the year clock.

-- Still the actor's own; no word of the entry it grew from, and no way back to it.
create table idea_draft (
  id integer primary key,
  code text not null unique,
  account_id integer not null references account (id) on delete cascade,
  words text not null default '' check (length(words) <= 4000),
  route text not null default '' check (route in ('', 'named', 'unnamed', 'told')),
  version integer not null default 1,
  saved_by text,
  saved_at text not null
) strict;
create index idea_draft_account on idea_draft (account_id, saved_at);

-- A sent idea stands alone: a day, not a moment, and nothing of who sent it.
create table idea (
  id integer primary key,
  code text not null unique,
  words text not null check (length(words) between 1 and 4000),
  sent_on text not null,
  state text not null default 'new' check (state in ('new', 'read', 'discussed', 'taken_on', 'not_now')),
  outcome text not null default '' check (length(outcome) <= 4000),
  version integer not null default 1,
  saved_by text,
  reminded_on text,
  released_at text
) strict;
create index idea_sent on idea (sent_on);
create index idea_released on idea (released_at) where released_at is not null;

-- Whose name stands under it: the actor's own, or the mentor's who handed it on. Erasing the account takes the name.
create table idea_signature (
  idea_id integer primary key references idea (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  told integer not null default 0 check (told in (0, 1))
) strict;
create index idea_signature_account on idea_signature (account_id);

-- The way an answer takes back to the actor. Read by the actor alone; erasing the account erases it, not the idea.
create table idea_link (
  idea_id integer primary key references idea (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  code text not null unique,
  key text unique,
  answered_on text,
  seen_on text
) strict;
create index idea_link_account on idea_link (account_id);

-- Given to the mentor of an active pair to be told: the two of them see it.
create table idea_told (
  id integer primary key,
  code text not null unique,
  key text unique,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  words text not null check (length(words) between 1 and 4000),
  given_on text not null,
  handed_on text,
  way text check (way in ('sent', 'spoken')),
  idea_id integer references idea (id) on delete set null,
  check ((handed_on is null) = (way is null))
) strict;
create index idea_told_mentorship on idea_told (mentorship_id);
create index idea_told_idea on idea_told (idea_id);

create table year_month (
  month integer primary key check (month between 1 and 12),
  theme text not null default '' check (length(theme) <= 2000),
  version integer not null default 1,
  saved_by text,
  saved_at text not null
) strict;

create table idea_month (
  idea_id integer primary key references idea (id) on delete cascade,
  month integer not null check (month between 1 and 12)
) strict;
create index idea_month_month on idea_month (month);

-- The actor's SWOT: four boxes, private until a copy of some of them is shared ------------------------------------------

create table swot (
  id integer primary key,
  code text not null unique,
  actor_id integer not null references account (id) on delete cascade,
  version integer not null,
  saved_by text not null,
  created_at text not null,
  saved_at text not null
) strict;
create index swot_actor on swot (actor_id, created_at);

create table swot_box (
  swot_id integer not null references swot (id) on delete cascade,
  box text not null check (box in ('strengths', 'develop', 'opportunities', 'worries')),
  text text not null,
  primary key (swot_id, box)
) strict, without rowid;

-- What a page that knew an older text typed into a box: kept beside it, never over it.
create table swot_beside (
  swot_id integer not null references swot (id) on delete cascade,
  box text not null check (box in ('strengths', 'develop', 'opportunities', 'worries')),
  tab text not null,
  text text not null,
  saved_at text not null,
  primary key (swot_id, box, tab)
) strict, without rowid;

create table swot_share (
  id integer primary key,
  code text not null unique,
  key text not null unique,
  swot_id integer not null references swot (id) on delete cascade,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  version integer not null,
  from_at text not null,
  until_at text
) strict;
create index swot_share_swot on swot_share (swot_id, from_at);
create index swot_share_mentorship on swot_share (mentorship_id, from_at);

create table swot_share_box (
  share_id integer not null references swot_share (id) on delete cascade,
  box text not null check (box in ('strengths', 'develop', 'opportunities', 'worries')),
  text text not null,
  primary key (share_id, box)
) strict, without rowid;

create table swot_reading (
  swot_id integer not null references swot (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  day text not null,
  primary key (swot_id, account_id, day)
) strict, without rowid;
create index swot_reading_account on swot_reading (account_id);

-- The copies of a SWOT that a mentor may read. The time is a parameter of whoever asks.
create view readable_swot as
select s.code as share_code, s.swot_id, s.mentorship_id, r.mentorship_code, r.mentor_id, b.box, b.text,
       s.from_at,
       case when s.until_at is null or r.until_at < s.until_at then coalesce(r.until_at, s.until_at)
            else s.until_at end as until_at
from swot_share s
join readable_pair r on r.mentorship_id = s.mentorship_id
join swot w on w.id = s.swot_id and w.actor_id = r.actor_id
join swot_share_box b on b.share_id = s.id;

-- The agreement of a pair, version by version: one open at most, one in force at most -----------------------------------

create table agreement (
  id integer primary key,
  code text not null unique,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  state text not null default 'open' check (state in ('open', 'in_force', 'replaced', 'dropped')),
  version integer not null,
  saved_by text not null,
  created_at text not null,
  saved_at text not null,
  in_force_at text,
  closed_at text,
  check ((state in ('in_force', 'replaced')) = (in_force_at is not null)),
  check ((state in ('replaced', 'dropped')) = (closed_at is not null))
) strict;
create index agreement_mentorship on agreement (mentorship_id, created_at);
create unique index agreement_open on agreement (mentorship_id) where state = 'open';
create unique index agreement_in_force on agreement (mentorship_id) where state = 'in_force';

create table agreement_words (
  agreement_id integer not null references agreement (id) on delete cascade,
  field text not null,
  text text not null,
  primary key (agreement_id, field)
) strict, without rowid;

create table agreement_beside (
  agreement_id integer not null references agreement (id) on delete cascade,
  field text not null,
  tab text not null,
  account_id integer not null references account (id) on delete cascade,
  text text not null,
  saved_at text not null,
  primary key (agreement_id, field, tab)
) strict, without rowid;
create index agreement_beside_account on agreement_beside (account_id);

create table agreement_acceptance (
  agreement_id integer not null references agreement (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  version integer not null,
  accepted_at text not null,
  primary key (agreement_id, account_id)
) strict, without rowid;
create index agreement_acceptance_account on agreement_acceptance (account_id);

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

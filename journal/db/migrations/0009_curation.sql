-- The bench: the bank's files are the origin, and here lie only the differences ------------------------------------------
-- `path` is a file's path below prompts/bank, `words` its text in canonical form. No row holds anything an actor wrote.
-- `waiting`: the languages whose wording waits for a translation in that text, such as 'sv en'.

create table bank_revision (
  id integer primary key,
  code text not null unique,
  key text unique,
  path text not null check (path like '_%/_%.toml' or path like '_%.toml'),
  words text not null check (length(words) between 1 and 200000),
  state text not null default 'draft' check (state in ('draft', 'in_review', 'published', 'dropped')),
  author_id integer references account (id) on delete set null,
  based_on text,
  reason text not null default '',
  version integer not null default 1,
  saved_by text,
  created_at text not null,
  saved_at text not null,
  asked_at text,
  alone_reason text,
  waiting text not null default ''
) strict;
create index bank_revision_path on bank_revision (path, saved_at);
create index bank_revision_author on bank_revision (author_id);
create unique index bank_revision_open on bank_revision (path) where state in ('draft', 'in_review');

create table bank_review (
  revision_id integer not null references bank_revision (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  version integer not null,
  verdict text not null check (verdict in ('asks', 'wondering')),
  words text not null default '',
  at text not null,
  primary key (revision_id, account_id)
) strict, without rowid;
create index bank_review_account on bank_review (account_id);

create table publication (
  id integer primary key,
  number integer not null unique,
  code text not null unique,
  key text unique,
  account_id integer references account (id) on delete set null,
  kind text not null check (kind in ('publish', 'retire', 'restore', 'roll_back', 'import')),
  at text not null
) strict;
create index publication_account on publication (account_id);

-- A path without a revision is the file's own text again.
create table publication_item (
  publication_id integer not null references publication (id) on delete cascade,
  path text not null,
  revision_id integer references bank_revision (id),
  primary key (publication_id, path)
) strict, without rowid;
create index publication_item_path on publication_item (path, publication_id);
create index publication_item_revision on publication_item (revision_id);

create table bank_example (
  id integer primary key,
  code text not null unique,
  key text unique,
  text text not null check (length(text) between 1 and 20000),
  language text not null check (language in ('fi', 'sv', 'en')),
  phase text not null,
  goal text not null default '',
  technique text,
  author_id integer references account (id) on delete set null,
  created_at text not null
) strict;
create index bank_example_author on bank_example (author_id);

create table bank_flag (
  account_id integer not null references account (id) on delete cascade,
  question text not null,
  primary key (account_id, question)
) strict, without rowid;

-- Numbers without a person, a text or a day: shown when the half-year is over.
create table question_missed (
  half_year text not null,
  question text not null,
  times integer not null,
  primary key (half_year, question)
) strict, without rowid;

create table question_used (
  half_year text not null,
  question text not null,
  band text not null check (band in ('under_20', 'from_20', 'from_100')),
  primary key (half_year, question)
) strict, without rowid;

-- Half-years that are over and worked out. `shown`: at least twenty actors were active in it; otherwise nothing was kept.
create table question_half_year (
  half_year text primary key,
  shown integer not null check (shown in (0, 1))
) strict, without rowid;

-- A file that a curator is about to bring in, until it is brought in or a day has gone by.
create table bank_upload (
  account_id integer primary key references account (id) on delete cascade,
  code text not null unique,
  name text not null check (length(name) between 1 and 200),
  body blob not null check (length(body) <= 4194304),
  at text not null
) strict, without rowid;

-- A director thought of somebody who has an account here: it waits on that person's own home, and nobody else sees it.
create table recommended (
  account_id integer primary key references account (id) on delete cascade,
  director_id integer not null references account (id) on delete cascade,
  made_at text not null
) strict;
create index recommended_director on recommended (director_id);

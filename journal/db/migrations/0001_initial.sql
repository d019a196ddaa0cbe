-- People ------------------------------------------------------------------------------------------------------------

create table account (
  id integer primary key,
  code text not null unique,
  name text not null check (length(name) between 1 and 120),
  unit text not null default '',
  address text unique collate nocase,
  password_hash text,
  language text not null default 'fi' check (language in ('fi', 'sv', 'en')),
  questions integer not null default 1 check (questions in (0, 1)),
  hints integer not null default 0 check (hints in (0, 1)),
  workplace text check (workplace in ('group', 'alone', 'itinerant', 'leads', 'shifts')),
  mentors integer not null default 0 check (mentors in (0, 1)),
  created_at text not null
) strict;

create table account_grant (
  account_id integer not null references account (id) on delete cascade,
  role text not null check (role in ('curator', 'coordinator', 'director')),
  granted_at text not null,
  primary key (account_id, role)
) strict, without rowid;

create trigger director_never_coordinates before insert on account_grant
when exists (
  select 1 from account_grant
  where account_id = new.account_id
    and ((role = 'director' and new.role = 'coordinator') or (role = 'coordinator' and new.role = 'director'))
)
begin select raise(abort, 'director and coordinator in one account'); end;

create table sign_in (
  id integer primary key,
  code text not null unique,
  account_id integer not null references account (id) on delete cascade,
  token_hash text not null unique,
  device text not null default '',
  created_at text not null,
  seen_at text not null,
  expires_at text not null,
  notice text
) strict;
create index sign_in_account on sign_in (account_id);

create table sign_in_link (
  token_hash text primary key,
  account_id integer not null references account (id) on delete cascade,
  expires_at text not null,
  used_at text
) strict, without rowid;

create table throttle (
  key_hash text primary key,
  failures integer not null,
  last_at text not null,
  until_at text not null
) strict, without rowid;

create table invitation (
  id integer primary key,
  code text not null unique,
  key text unique,
  token_hash text not null unique,
  slip_hash text not null unique,
  inviter_id integer references account (id) on delete set null,
  sender text not null check (sender in ('operator', 'coordinator', 'mentor', 'director')),
  mentor_id integer references account (id) on delete cascade,
  name text not null default '',
  unit text not null default '',
  roles text not null default '',
  mentors integer not null default 0 check (mentors in (0, 1)),
  language text check (language in ('fi', 'sv', 'en')),
  created_at text not null,
  expires_at text not null,
  used_at text,
  account_id integer references account (id) on delete set null
) strict;
create index invitation_inviter on invitation (inviter_id);
create index invitation_mentor on invitation (mentor_id);
create index invitation_account on invitation (account_id);

create table support_contact (
  id text primary key,
  names text not null,
  phone text,
  url text,
  hours text,
  categories text not null,
  position integer not null,
  words_only integer not null default 0 check (words_only in (0, 1)),
  source text not null default '',
  verified_on text,
  verified_by text
) strict, without rowid;

-- The pair ----------------------------------------------------------------------------------------------------------

create table mentorship (
  id integer primary key,
  code text not null unique,
  key text unique,
  actor_id integer not null references account (id) on delete cascade,
  mentor_id integer not null references account (id) on delete cascade,
  proposer_id integer references account (id) on delete set null,
  state text not null check (state in ('proposed', 'active', 'paused', 'ended')),
  goals_visible integer not null default 0 check (goals_visible in (0, 1)),
  proposed_at text not null,
  accepted_at text,
  ends_on text,
  ended_at text,
  check (actor_id <> mentor_id),
  check ((state = 'ended') = (ended_at is not null)),
  check (state = 'proposed' or state = 'ended' or accepted_at is not null)
) strict;
create index mentorship_actor on mentorship (actor_id);
create index mentorship_mentor on mentorship (mentor_id);
create index mentorship_proposer on mentorship (proposer_id);
create unique index mentorship_open_pair on mentorship (actor_id, mentor_id) where state <> 'ended';

create table promise_text (
  version integer not null,
  language text not null check (language in ('fi', 'sv', 'en')),
  text text not null,
  checked_on text,
  primary key (version, language)
) strict, without rowid;

create table promise (
  mentorship_id integer not null references mentorship (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  version integer not null,
  language text not null,
  accepted_at text not null,
  primary key (mentorship_id, account_id, version)
) strict, without rowid;
create index promise_account on promise (account_id);

create table goal (
  id integer primary key,
  code text not null unique,
  key text unique,
  actor_id integer not null references account (id) on delete cascade,
  topic text not null default 'other',
  state text not null default 'open' check (state in ('open', 'reached', 'let_go')),
  created_at text not null,
  changed_at text not null
) strict;
create index goal_actor on goal (actor_id, created_at);

create table goal_wording (
  id integer primary key,
  key text unique,
  goal_id integer not null references goal (id) on delete cascade,
  words text not null check (length(words) between 1 and 2000),
  reason text not null default '',
  from_at text not null
) strict;
create index goal_wording_goal on goal_wording (goal_id, from_at);

create table meeting (
  id integer primary key,
  code text not null unique,
  key text unique,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  starts_at text not null,
  minutes integer not null default 60 check (minutes between 5 and 480),
  kind text not null check (kind in ('face_to_face', 'phone', 'online')),
  place text not null default '',
  state text not null default 'planned' check (state in ('planned', 'held', 'moved', 'cancelled')),
  marked_at text,
  created_at text not null
) strict;
create index meeting_mentorship on meeting (mentorship_id, starts_at);

create table wish (
  id integer primary key,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  meeting_id integer unique references meeting (id) on delete cascade,
  text text not null,
  version integer not null default 1,
  saved_by text,
  saved_at text not null
) strict;
create unique index wish_open on wish (mentorship_id) where meeting_id is null;

create table note (
  id integer primary key,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  mentor_id integer not null references account (id) on delete cascade,
  text text not null,
  version integer not null default 1,
  saved_by text,
  saved_at text not null,
  unique (mentorship_id, mentor_id)
) strict;
create index note_mentor on note (mentor_id);

-- The journal -------------------------------------------------------------------------------------------------------

create table entry (
  id integer primary key,
  code text not null unique,
  actor_id integer not null references account (id) on delete cascade,
  state text not null default 'draft' check (state in ('draft', 'kept')),
  written_on text not null,
  language text check (language in ('fi', 'sv', 'en')),
  goal_wording_id integer references goal_wording (id) on delete set null,
  version integer not null,
  saved_by text not null,
  created_at text not null,
  saved_at text not null,
  kept_at text,
  binned_at text
) strict;
create index entry_actor on entry (actor_id, written_on, created_at);
create index entry_goal_wording on entry (goal_wording_id);
create index entry_binned on entry (binned_at) where binned_at is not null;

create table revision (
  id integer primary key,
  code text not null unique,
  entry_id integer not null references entry (id) on delete cascade,
  version integer not null,
  kept integer not null default 0 check (kept in (0, 1)),
  beside integer not null default 0 check (beside in (0, 1)),
  created_at text not null,
  saved_at text not null
) strict;
create index revision_entry on revision (entry_id, created_at);

create table prompt (
  id integer primary key,
  code text not null unique,
  entry_id integer not null references entry (id) on delete cascade,
  revision_id integer references revision (id) on delete set null,
  question text not null,
  technique text not null,
  language text not null,
  wording text not null,
  quote_start integer,
  quote_end integer,
  number integer,
  reasons text not null,
  bank_version text not null,
  asked text not null check (asked in ('tapped', 'kept', 'hint')),
  outcome text check (outcome in ('answered', 'another', 'put_away', 'silent')),
  missed integer not null default 0 check (missed in (0, 1)),
  offered_at text not null,
  acted_at text
) strict;
create index prompt_entry on prompt (entry_id, offered_at);
create index prompt_revision on prompt (revision_id);

create table passage (
  id integer primary key,
  revision_id integer not null references revision (id) on delete cascade,
  position integer not null,
  prompt_id integer references prompt (id) on delete set null,
  question text,
  text text not null,
  unique (revision_id, position),
  check ((position = 0) = (question is null))
) strict;
create index passage_prompt on passage (prompt_id);

create table share (
  id integer primary key,
  code text not null unique,
  key text not null,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  entry_id integer not null references entry (id) on delete cascade,
  revision_id integer not null references revision (id) on delete cascade,
  from_at text not null,
  until_at text,
  shared_until text not null check (shared_until in ('meeting', 'end')),
  created_at text not null,
  withdrawn_at text,
  unique (key, entry_id)
) strict;
create index share_mentorship on share (mentorship_id, from_at);
create index share_entry on share (entry_id, from_at);
create index share_revision on share (revision_id);

create table share_passage (
  share_id integer not null references share (id) on delete cascade,
  passage_id integer not null references passage (id) on delete cascade,
  primary key (share_id, passage_id)
) strict, without rowid;
create index share_passage_passage on share_passage (passage_id);

create table reading (
  entry_id integer not null references entry (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  day text not null,
  primary key (entry_id, account_id, day)
) strict, without rowid;
create index reading_account on reading (account_id);

-- Search: the words and their base forms, found only together with the scope of one actor ------------------------------

create table search_text (
  entry_id integer primary key references entry (id) on delete cascade,
  scope text not null,
  body text not null,
  lemmas text not null
) strict;

create virtual table search_index using fts5 (
  scope, body, lemmas,
  content = 'search_text', content_rowid = 'entry_id',
  tokenize = 'unicode61 remove_diacritics 0'
);
insert into search_index (search_index, rank) values ('secure-delete', 1);

create trigger search_text_added after insert on search_text begin
  insert into search_index (rowid, scope, body, lemmas) values (new.entry_id, new.scope, new.body, new.lemmas);
end;
create trigger search_text_removed after delete on search_text begin
  insert into search_index (search_index, rowid, scope, body, lemmas)
  values ('delete', old.entry_id, old.scope, old.body, old.lemmas);
end;
create trigger search_text_changed after update on search_text begin
  insert into search_index (search_index, rowid, scope, body, lemmas)
  values ('delete', old.entry_id, old.scope, old.body, old.lemmas);
  insert into search_index (rowid, scope, body, lemmas) values (new.entry_id, new.scope, new.body, new.lemmas);
end;

-- What happened: ids and codes, never words or names --------------------------------------------------------------------

create table audit (
  id integer primary key,
  at text not null,
  account_id integer,
  act text not null,
  object text not null
) strict;
create trigger audit_stays before update on audit begin select raise(abort, 'audit lines are never changed'); end;
create trigger audit_remains before delete on audit begin select raise(abort, 'audit lines are never removed'); end;

-- What a mentor may read. The time is a parameter of whoever asks: nothing asks SQLite for it. ----------------------------

create view readable_pair as
select m.id as mentorship_id, m.code as mentorship_code, m.actor_id, m.mentor_id, m.goals_visible
from mentorship m
where m.state = 'active'
  and exists (select 1 from promise p where p.mentorship_id = m.id and p.account_id = m.actor_id)
  and exists (select 1 from promise p where p.mentorship_id = m.id and p.account_id = m.mentor_id);

create view readable_share as
select s.id as share_id, s.code as share_code, s.mentorship_id, r.mentorship_code, r.mentor_id, r.actor_id,
       s.entry_id, s.revision_id, e.written_on, e.language, s.from_at, s.until_at
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
select r.mentorship_id, r.mentor_id, g.code as goal_code, g.topic, g.state, g.created_at, w.words, w.from_at
from readable_pair r
join goal g on g.actor_id = r.actor_id
join goal_wording w on w.goal_id = g.id
where r.goals_visible = 1
  and w.id = (select n.id from goal_wording n where n.goal_id = g.id order by n.from_at desc limit 1);

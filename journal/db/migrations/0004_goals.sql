-- Goals that change: each state with its date, a line from 0 to 10 whose ends the actor words, points shared one by one.

create table goal_state (
  id integer primary key,
  goal_id integer not null references goal (id) on delete cascade,
  state text not null check (state in ('open', 'reached', 'let_go')),
  from_at text not null
) strict;
create index goal_state_goal on goal_state (goal_id, from_at);

insert into goal_state (goal_id, state, from_at) select id, state, changed_at from goal where state <> 'open';

create table goal_scale (
  id integer primary key,
  key text unique,
  goal_id integer not null references goal (id) on delete cascade,
  zero text not null check (length(zero) between 1 and 300),
  ten text not null check (length(ten) between 1 and 300),
  from_at text not null
) strict;
create index goal_scale_goal on goal_scale (goal_id, from_at);

-- A point keeps the wording and the ends of its time.
create table goal_point (
  id integer primary key,
  code text not null unique,
  key text unique,
  goal_id integer not null references goal (id) on delete cascade,
  wording_id integer not null references goal_wording (id) on delete cascade,
  scale_id integer not null references goal_scale (id) on delete cascade,
  value integer not null check (value between 0 and 10),
  note text not null default '' check (length(note) <= 500),
  on_day text not null,
  added_at text not null
) strict;
create index goal_point_goal on goal_point (goal_id, on_day, added_at);
create index goal_point_wording on goal_point (wording_id);
create index goal_point_scale on goal_point (scale_id);

create table goal_point_share (
  id integer primary key,
  key text unique,
  point_id integer not null references goal_point (id) on delete cascade,
  mentorship_id integer not null references mentorship (id) on delete cascade,
  with_note integer not null default 0 check (with_note in (0, 1)),
  from_at text not null,
  withdrawn_at text
) strict;
create unique index goal_point_share_open on goal_point_share (point_id, mentorship_id) where withdrawn_at is null;
create index goal_point_share_mentorship on goal_point_share (mentorship_id, from_at);
create index goal_point_share_point on goal_point_share (point_id);

create view readable_point as
select r.mentorship_id, r.mentorship_code, r.mentor_id, g.code as goal_code, p.code as point_code, p.value, p.on_day,
       case when s.with_note = 1 then p.note else '' end as note, w.words, c.zero, c.ten, s.from_at,
       r.until_at
from goal_point_share s
join readable_pair r on r.mentorship_id = s.mentorship_id
join goal_point p on p.id = s.point_id
join goal g on g.id = p.goal_id and g.actor_id = r.actor_id
join goal_wording w on w.id = p.wording_id
join goal_scale c on c.id = p.scale_id
where s.withdrawn_at is null;

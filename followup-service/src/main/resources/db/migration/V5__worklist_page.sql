-- Who logged in, and what they chose for themselves.
create table staff (
  login        text primary key,
  name         text not null,
  email        text,
  teams        text[] not null default '{}',
  logged_in_at timestamptz not null,
  chosen_name  text,
  language     text check (language in ('en', 'de'))
);

-- Who is at a follow-up, and until when nobody else takes it.
create table claims (
  follow_up_id  uuid primary key references follow_ups on delete cascade,
  claimed_by    text not null,
  claimed_until timestamptz not null
);

create index claims_of_person on claims (claimed_by);

-- Calls that did not reach the customer, or that they did not want, so that the next one knows.
create table tries (
  follow_up_id uuid not null references follow_ups on delete cascade,
  number       int not null check (number >= 1),
  tried_at     timestamptz not null,
  tried_by     text not null,
  outcome      text not null check (outcome in ('NOT_REACHED', 'REFUSED')),
  note         text,
  primary key (follow_up_id, number)
);

-- What somebody said after they made a customer's day.
create table reflections (
  follow_up_id uuid primary key references follow_ups on delete cascade,
  said_by      text not null,
  said_at      timestamptz not null,
  feeling      text,
  doing        text check (doing in ('FLUKE', 'OURS', 'BOTH')),
  better       text,
  may_be_named boolean not null,
  check (num_nonnulls(feeling, doing, better) > 0)
);

create index reflections_by_time on reflections (said_at);

-- By when it is promised, beside the follow-up itself, so that today's work is read along one index.
alter table follow_ups add column promise_due_at timestamptz;

create function note_the_promise() returns trigger language plpgsql as $$
begin
  new.promise_due_at := (select due_at from promises
    where customer_id = new.customer_id and id = new.promise_id);
  return new;
end $$;

create trigger follow_ups_promised before insert on follow_ups for each row
  when (new.promise_due_at is null and (new.fulfils or new.kind = 'PROMISE_CHECK'))
  execute function note_the_promise();

create function move_the_promise() returns trigger language plpgsql as $$
begin
  update follow_ups set promise_due_at = new.due_at
  where customer_id = new.customer_id and promise_id = new.id
    and (fulfils or kind = 'PROMISE_CHECK') and state in ('PLANNED', 'HELD', 'DUE');
  return null;
end $$;

create trigger promises_moved after update of due_at on promises for each row
  when (old.due_at is distinct from new.due_at)
  execute function move_the_promise();

update follow_ups f set promise_due_at = p.due_at from promises p
  where p.customer_id = f.customer_id and p.id = f.promise_id
    and (f.fulfils or f.kind = 'PROMISE_CHECK') and f.state in ('PLANNED', 'HELD', 'DUE');

create index follow_ups_promised on follow_ups (promise_due_at, id)
  where state = 'DUE' and promise_due_at is not null;
create index follow_ups_promised_of_role on follow_ups (coalesce(role, ''), promise_due_at, id)
  where state = 'DUE' and promise_due_at is not null;
create index follow_ups_due_of_kind on follow_ups (kind, due_at, id) where state = 'DUE';
create index follow_ups_due_of_role on follow_ups (coalesce(role, ''), kind, due_at, id) where state = 'DUE';

-- Only adds and loosens: a service of the version before goes on working with it.

-- Who answers for a promise, and how it ended.
alter table promises
  add column owner        text,
  add column ended_at     timestamptz,
  add column ended_by     text,
  add column ended_source text,
  add column ended_event  text,
  add constraint promises_open_has_no_end check (state <> 'OPEN' or ended_at is null),
  add constraint promises_end_has_a_time
    check (ended_at is not null or num_nonnulls(ended_by, ended_source, ended_event) = 0),
  add constraint promises_end_by_one
    check (num_nonnulls(ended_source, ended_event) in (0, 2)
      and (ended_by is null or ended_event is null));

-- The version before opens a promise whose end it heard of first without a word about that end.
create function forget_the_foreseen_end() returns trigger language plpgsql as $$
begin
  new.ended_at := null;
  new.ended_by := null;
  new.ended_source := null;
  new.ended_event := null;
  return new;
end $$;

create trigger promises_open_again before update on promises for each row
  when (new.state = 'OPEN' and new.ended_at is not null)
  execute function forget_the_foreseen_end();

create index promises_of_owner
  on promises (owner, state, due_at, customer_id, id)
  where due_at is not null and owner is not null;

-- The check of a promise warns, and can be warned of later.
alter table follow_ups
  drop constraint follow_ups_check4,
  add constraint follow_ups_check_is_not_sent check (kind <> 'PROMISE_CHECK' or state <> 'SENT');

create index follow_ups_warned
  on follow_ups (due_at) where state = 'DUE' and kind = 'PROMISE_CHECK';
create index follow_ups_coming on follow_ups (due_at) where state in ('PLANNED', 'HELD');
create index follow_ups_ended
  on follow_ups (changed_at) where state in ('SENT', 'CANCELLED', 'DONE', 'FAILED');

-- Where a follow-up was before each change, whoever made it.
create table follow_up_past (
  follow_up_id uuid not null references follow_ups on delete cascade,
  revision     bigint not null,
  state        text not null,
  reason       text not null,
  channel      text not null,
  due_at       timestamptz not null,
  changed_at   timestamptz not null,
  primary key (follow_up_id, revision)
);

create function keep_the_past() returns trigger language plpgsql as $$
begin
  insert into follow_up_past (follow_up_id, revision, state, reason, channel, due_at, changed_at)
  values (old.id, old.revision, old.state, old.reason, old.channel, old.due_at, old.changed_at);
  return null;
end $$;

create trigger follow_ups_past after update on follow_ups for each row
  when (old.revision <> new.revision)
  execute function keep_the_past();

-- What people did: who, when, what. The note goes when the customer is erased.
create table acts (
  id           bigint generated always as identity primary key,
  customer_id  text not null references customers,
  follow_up_id uuid not null references follow_ups on delete cascade,
  revision     bigint not null,
  what         text not null check (what in ('FINISHED', 'RESCHEDULED', 'CANCELLED', 'KEPT')),
  done_by      text not null,
  done_at      timestamptz not null,
  until        timestamptz,
  note         text,
  check ((what = 'RESCHEDULED') = (until is not null))
);

create index acts_of_follow_up on acts (follow_up_id, id);
create index acts_of_customer on acts (customer_id);

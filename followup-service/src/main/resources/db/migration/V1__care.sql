-- What is known about a customer, as far as it is needed to reach them. An erased customer keeps the
-- row, without any word about them, so that what comes later is refused.
create table customers (
  id              text primary key,
  display_name    text,
  display_name_at timestamptz,
  email           text,
  email_at        timestamptz,
  time_zone       text,
  time_zone_at    timestamptz,
  quiet_from      text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_from_at   timestamptz,
  quiet_until     text check (quiet_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_until_at  timestamptz,
  leave_alone     boolean,
  leave_alone_at  timestamptz,
  complaint_source text,
  complaint_event text,
  complaint_at    timestamptz,
  erased_at       timestamptz,
  check ((display_name is null) = (display_name_at is null)),
  check ((email is null) = (email_at is null)),
  check ((time_zone is null) = (time_zone_at is null)),
  check ((quiet_from is null) = (quiet_from_at is null)),
  check ((quiet_until is null) = (quiet_until_at is null)),
  check ((leave_alone is null) = (leave_alone_at is null)),
  check (num_nulls(complaint_source, complaint_event, complaint_at) in (0, 3)),
  check (erased_at is null or num_nonnulls(display_name, email, time_zone, quiet_from, quiet_until,
    leave_alone, complaint_at) = 0)
);

-- What a customer said about being contacted; the newest word per medium and purpose.
create table wishes (
  customer_id text not null references customers,
  medium      text not null check (medium in ('EMAIL', 'SMS', 'POST', 'PHONE')),
  purpose     text not null check (purpose in ('SERVICE', 'MARKETING')),
  allowed     boolean not null,
  told_at     timestamptz not null,
  primary key (customer_id, medium, purpose)
);

create table follow_ups (
  id            uuid primary key,
  customer_id   text not null references customers,
  gesture_id    text,
  promise_id    text,
  rule          text,
  event_source  text,
  event_id      text,
  text          text,
  customer_text text,
  step          text not null,
  kind          text not null check (kind in
    ('THANK_YOU_NOTE', 'AFTER_CARE', 'FEEDBACK_REQUEST', 'CALLBACK', 'PROMISE_CHECK')),
  marketing     boolean not null,
  owed          boolean not null,
  fulfils       boolean not null,
  role          text,
  state         text not null check (state in
    ('PLANNED', 'DUE', 'SENT', 'HELD', 'CANCELLED', 'DONE', 'FAILED')),
  reason        text not null,
  channel       text not null check (channel in ('EMAIL', 'WORKLIST')),
  due_at        timestamptz not null,
  changed_at    timestamptz not null,
  revision      bigint not null check (revision >= 1),
  attempts      int not null check (attempts >= 0),
  sending_since timestamptz,
  done_by       text,
  done_at       timestamptz,
  note          text,
  unique (customer_id, gesture_id, step),
  check ((event_source is null) = (event_id is null)),
  check (kind <> 'PROMISE_CHECK' or (promise_id is not null and not fulfils)),
  check (not fulfils or promise_id is not null),
  check (gesture_id is not null or kind = 'PROMISE_CHECK'),
  check (kind <> 'PROMISE_CHECK' or state in ('PLANNED', 'DONE', 'FAILED', 'CANCELLED')),
  check (state <> 'SENT' or channel = 'EMAIL'),
  check (state <> 'DUE' or channel = 'WORKLIST'),
  check (state in ('PLANNED', 'HELD') or sending_since is null),
  check ((done_by is null) = (done_at is null))
);

create unique index follow_ups_one_check_per_promise
  on follow_ups (customer_id, promise_id) where kind = 'PROMISE_CHECK';
create index follow_ups_of_customer on follow_ups (customer_id, due_at, id);
create index follow_ups_open
  on follow_ups (customer_id) where state in ('PLANNED', 'HELD', 'DUE');
create index follow_ups_worklist on follow_ups (due_at, id) where state = 'DUE';

-- What ended stays ended, whoever writes.
create function refuse_a_new_life() returns trigger language plpgsql as $$
begin
  raise exception 'follow-up % is % and cannot become %', old.id, old.state, new.state
    using errcode = 'check_violation';
end $$;

create trigger follow_ups_end_once before update on follow_ups for each row
  when (old.state in ('SENT', 'CANCELLED', 'DONE', 'FAILED') and new.state <> old.state)
  execute function refuse_a_new_life();

-- due_at is null where the word that a promise was settled came before the promise itself.
create table promises (
  customer_id text not null references customers,
  id          text not null,
  state       text not null check (state in ('OPEN', 'KEPT', 'BROKEN', 'RELEASED')),
  what        text,
  due_at      timestamptz,
  primary key (customer_id, id),
  check (state <> 'OPEN' or due_at is not null)
);

create index promises_by_due
  on promises (state, due_at, customer_id, id) where due_at is not null;

create function refuse_a_second_end() returns trigger language plpgsql as $$
begin
  raise exception 'promise % ended % and cannot become %', old.id, old.state, new.state
    using errcode = 'check_violation';
end $$;

create trigger promises_end_once before update on promises for each row
  when (old.state <> 'OPEN' and new.state <> old.state and old.due_at is not null)
  execute function refuse_a_second_end();

-- Identity of the customer events that were taken in; old ones are removed.
create table events_seen (
  source  text not null,
  id      text not null,
  seen_at timestamptz not null,
  primary key (source, id)
);

create index events_seen_by_age on events_seen (seen_at);

-- Changes that are not published yet, in order. The words stay in follow_ups, so that erasing them
-- there erases them here.
create table outbox (
  position     bigint generated always as identity primary key,
  follow_up_id uuid not null references follow_ups,
  revision     bigint not null,
  state        text not null,
  reason       text not null,
  channel      text not null,
  due_at       timestamptz not null,
  changed_at   timestamptz not null,
  unique (follow_up_id, revision)
);

-- db-scheduler's own table, as its documentation gives it.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);

-- How far a demonstration's compressed time has come, so that a restart does not turn it back.
create table compressed_time (
  only_row boolean primary key default true check (only_row),
  reached  timestamptz not null
);

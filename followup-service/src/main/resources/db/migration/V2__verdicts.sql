-- Only adds: a service of the version before goes on working with it.
alter table customers
  add column language    text,
  add column language_at timestamptz,
  add column country     text,
  add column country_at  timestamptz,
  add column resolved_at timestamptz,
  add column left_at     timestamptz,
  add column bereaved_at timestamptz,
  add check ((language is null) = (language_at is null)),
  add check ((country is null) = (country_at is null)),
  add check (erased_at is null or num_nonnulls(language, country, resolved_at, left_at,
    bereaved_at) = 0);

-- Where messages come back for good; the newest word per medium.
create table bounces (
  customer_id text not null references customers,
  medium      text not null check (medium in ('EMAIL', 'SMS', 'POST', 'PHONE')),
  address     text,
  bounced_at  timestamptz not null,
  primary key (customer_id, medium)
);

-- Company channels: "webhook:" and a name.
alter table follow_ups
  drop constraint follow_ups_channel_check,
  drop constraint follow_ups_check5,
  add constraint follow_ups_channel check (channel in ('EMAIL', 'WORKLIST')
    or channel ~ '^webhook:[a-z0-9](-?[a-z0-9])*$'),
  add constraint follow_ups_sent_by_machine check (state <> 'SENT' or channel <> 'WORKLIST');

-- When a follow-up makes sense, how the customer is reached. Absent where the version before planned
-- it; due_at stands in.
alter table follow_ups
  add column channels      text[] not null default '{}',
  add column welcome_hours boolean not null default false,
  add column granted_at    timestamptz,
  add column wished_at     timestamptz,
  add column until_at      timestamptz,
  drop constraint follow_ups_kind_check,
  add constraint follow_ups_kind check (kind in ('THANK_YOU_NOTE', 'AFTER_CARE',
    'FEEDBACK_REQUEST', 'CALLBACK', 'PROMISE_CHECK', 'ERRAND'));

-- Every verdict, with its reason. No words about the customer.
create table verdicts (
  id           bigint generated always as identity primary key,
  follow_up_id uuid not null references follow_ups on delete cascade,
  judged_at    timestamptz not null,
  verdict      text not null check (verdict in ('SEND', 'HOLD', 'CANCEL')),
  reason       text not null,
  next_look    timestamptz,
  channel      text,
  check ((verdict = 'HOLD') = (next_look is not null)),
  check ((verdict = 'SEND') = (channel is not null))
);

create index verdicts_of_follow_up on verdicts (follow_up_id, id);

-- What we did not manage for a customer: twice the same, and a person takes over.
create table failures (
  customer_id text not null references customers,
  what        text not null check (what in ('GESTURE', 'PROMISE', 'MESSAGE')),
  id          text not null,
  failed_at   timestamptz not null,
  primary key (customer_id, what, id)
);

-- All that a customer ever said about being contacted, and which system told it.
create table preference_changes (
  id          bigint generated always as identity primary key,
  customer_id text not null references customers,
  source      text not null,
  event_id    text not null,
  told_at     timestamptz not null,
  heard_at    timestamptz not null,
  about       text not null,
  value       text not null
);

create index preference_changes_of_customer on preference_changes (customer_id, id);

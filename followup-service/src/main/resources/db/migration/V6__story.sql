-- What happened to customers, for the people who care for them. Identity is (source, event id).
create table moments (
  source      text not null,
  event_id    text not null,
  customer_id text not null references customers,
  type        text not null,
  happened_at timestamptz not null,
  words       jsonb not null,
  primary key (source, event_id)
);

create index moments_of_customer on moments (customer_id, happened_at desc);
create index moments_by_age on moments (happened_at);

-- What was decided, as told last. The columns are what is searched for; told is all of it.
create table decisions (
  id             text primary key,
  customer_id    text not null references customers,
  revision       int not null check (revision >= 0),
  outcome        text not null check (outcome in ('GRANTED', 'PROPOSED', 'DECLINED')),
  reason         text not null,
  decided_at     timestamptz not null,
  asked_role     text,
  answer_by      timestamptz,
  event_source   text not null,
  event_id       text not null,
  missed         boolean not null,
  stake          numeric,
  stake_currency text,
  told           jsonb not null,
  check (outcome <> 'PROPOSED' or asked_role is not null),
  check (not missed or outcome = 'DECLINED'),
  check ((stake is null) = (stake_currency is null))
);

create index decisions_of_customer on decisions (customer_id, decided_at desc);
create index decisions_proposed
  on decisions (coalesce(answer_by, '9999-01-01 00:00:00+00'::timestamptz), id) where outcome = 'PROPOSED';
create index decisions_missed
  on decisions (decided_at desc, id desc) include (reason, stake, stake_currency) where missed;
create index decisions_missed_by_reason on decisions (reason, decided_at desc, id desc) where missed;
create index decisions_by_age on decisions (decided_at);

-- What people said to proposals: one answer to each telling of a decision.
create table answers (
  decision_id text not null,
  revision    int not null,
  customer_id text not null references customers,
  verdict     text not null check (verdict in ('APPROVE', 'DECLINE', 'CHANGE')),
  amount      numeric,
  currency    text,
  note        text,
  said_by     text not null,
  role        text not null,
  said_at     timestamptz not null,
  primary key (decision_id, revision),
  check ((verdict = 'CHANGE') = (amount is not null)),
  check ((amount is null) = (currency is null))
);

create index answers_of_customer on answers (customer_id);
create index answers_by_age on answers (said_at);

-- How people made missed moments good: each once.
create table offers (
  decision_id text primary key,
  customer_id text not null references customers,
  kind        text not null check (kind in ('REFUND', 'GIFT', 'CALLBACK')),
  amount      numeric,
  currency    text,
  description text not null,
  offered_by  text not null,
  role        text not null,
  offered_at  timestamptz not null,
  check ((amount is null) = (currency is null))
);

create index offers_of_customer on offers (customer_id);
create index offers_by_age on offers (offered_at);

-- Gestures that the customer may have in another form, and what they chose.
create table choices (
  gesture_id  text primary key,
  customer_id text not null references customers,
  granted_at  timestamptz not null,
  told        jsonb not null
);

create index choices_of_customer on choices (customer_id, granted_at desc);
create index choices_by_age on choices (granted_at);

-- What customers care about, as they told us and as staff noted.
create table interests (
  customer_id text primary key references customers,
  told        text[] not null,
  told_at     timestamptz,
  noted       text[] not null
);

-- Customer events of this service that are not published yet, in order.
create table announcements (
  position    bigint generated always as identity primary key,
  customer_id text not null references customers,
  event_id    text not null unique,
  type        text not null,
  happened_at timestamptz not null,
  attributes  jsonb not null
);

create index announcements_of_customer on announcements (customer_id);

-- Customers are searched for by the beginning of their id or name.
create index customers_by_id_prefix on customers (id text_pattern_ops);
create index customers_by_name_prefix on customers (lower(display_name) text_pattern_ops);

-- What those who lead look at. Nothing here names a customer, so it stays when one is erased.
-- Triggers write it, so that an instance of the version before counts too.

-- What happened and is not added to its day yet: written without a lock on what others count.
create table tally_news (
  position bigint generated always as identity primary key,
  at       timestamptz not null,
  what     text not null,
  rule     text not null default '',
  type     text not null default '',
  name     text not null default '',
  period   text not null default '',
  currency text not null default '',
  number   bigint not null,
  amount   numeric not null default 0
);

-- Days of the company's calendar.
create table tallies (
  day      date not null,
  what     text not null,
  rule     text not null,
  type     text not null,
  name     text not null,
  period   text not null,
  currency text not null,
  number   bigint not null,
  amount   numeric not null,
  primary key (day, what, rule, type, name, period, currency)
);

create index tallies_of_budget on tallies (name, period) where what = 'DRAWN';

-- How full a budget was when something was drawn from it; of each period the newest stays.
create table budget_levels (
  position bigint generated always as identity primary key,
  budget   text not null,
  period   text not null,
  told_at  timestamptz not null,
  currency text,
  used     numeric not null,
  most     numeric not null
);

create index budget_levels_newest on budget_levels (budget, period, told_at desc, position desc);

-- What came of the moment, as it was counted last.
alter table decisions add column came_to text
  check (came_to in ('ACTED', 'WAITS', 'MISSED', 'MADE_GOOD', 'MEANT'));

create function say_what_it_came_to() returns trigger language plpgsql as $$
begin
  new.came_to := case
    when new.outcome = 'GRANTED' then 'ACTED'
    when new.outcome = 'PROPOSED' then 'WAITS'
    when new.missed then 'MISSED'
    when exists (select from offers where decision_id = new.id) then 'MADE_GOOD'
    else 'MEANT' end;
  return new;
end $$;

create trigger decisions_come_to before insert or update on decisions for each row
  execute function say_what_it_came_to();

-- What staff offer is decided on like a moment, but is none: its moment was the one they make good.
create function tally_decision(d decisions, sign int) returns void language sql as $$
  insert into tally_news (at, what, rule, type, name, period, currency, number, amount)
  select d.decided_at, c.what, coalesce(d.told->'cause'->>'rule', ''),
    coalesce(d.told->'cause'->>'type', ''), c.name, coalesce(c.period, ''), coalesce(c.currency, ''),
    sign, sign * coalesce(c.amount, 0)
  from (
    select d.came_to as what, d.reason as name, null as period, d.stake_currency as currency,
      d.stake as amount
    where d.told->'cause'->>'type' is distinct from 'gesture.offered-by-staff'
    union all
    select case when (g->>'owed')::boolean then 'OWED' else 'GOODWILL' end, g->>'kind', null,
      g->'amount'->>'currency', (g->'amount'->>'value')::numeric
    from jsonb_array_elements(d.told->'result'->'gestures') g where d.outcome = 'GRANTED'
    union all
    select 'DRAWN', w->>'budget', w->>'period', w->'amount'->>'currency',
      (w->'amount'->>'value')::numeric
    from jsonb_array_elements(d.told->'worth'->'draws') w) c
$$;

create function level_budgets(d decisions) returns void language sql as $$
  insert into budget_levels (budget, period, told_at, currency, used, most)
  select w->>'budget', w->>'period', d.decided_at, w->'limit'->>'currency',
    coalesce(w->'used'->>'value', w->>'usedCount')::numeric,
    coalesce(w->'limit'->>'value', w->>'limitCount')::numeric
  from jsonb_array_elements(d.told->'worth'->'draws') w
  where coalesce(w->'used'->>'value', w->>'usedCount') is not null
    and coalesce(w->'limit'->>'value', w->>'limitCount') is not null
$$;

-- What customers do of their own accord, and what it says of what they were given.
create function outcome_of(type text) returns text language sql immutable as $$
  select case type
    when 'praise.received' then 'PRAISED'
    when 'purchase.completed' then 'CAME_BACK'
    when 'stay.booked' then 'CAME_BACK'
    when 'customer.referred' then 'REFERRED'
    when 'complaint.raised' then 'COMPLAINED_AGAIN'
    when 'customer.left' then 'LEFT' end
$$;

-- Whether the customer was given something in the 90 days before.
alter table moments add column after_gesture boolean not null default false;

create function look_back_for_a_gesture() returns trigger language plpgsql as $$
begin
  new.after_gesture := exists (select from decisions
    where customer_id = new.customer_id and outcome = 'GRANTED'
      and decided_at < new.happened_at and decided_at >= new.happened_at - interval '90 days');
  return new;
end $$;

create trigger moments_after_gesture before insert on moments for each row
  when (outcome_of(new.type) is not null)
  execute function look_back_for_a_gesture();

create function tally_outcome() returns trigger language plpgsql as $$
begin
  insert into tally_news (at, what, number) values (new.happened_at, outcome_of(new.type), 1);
  return null;
end $$;

create trigger moments_tallied after insert on moments for each row
  when (new.after_gesture) execute function tally_outcome();
create trigger moments_tallied_later after update on moments for each row
  when (new.after_gesture and not old.after_gesture) execute function tally_outcome();

-- Decisions and customer events have no common order: what followed may have been heard of first.
create function tally_decisions() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform tally_decision(old, -1);
  end if;
  perform tally_decision(new, 1);
  perform level_budgets(new);
  if new.outcome = 'GRANTED' then
    update moments set after_gesture = true
    where customer_id = new.customer_id and happened_at > new.decided_at
      and happened_at <= new.decided_at + interval '90 days'
      and outcome_of(type) is not null and not after_gesture;
  end if;
  return null;
end $$;

create trigger decisions_tallied after insert or update on decisions for each row
  execute function tally_decisions();

create function tally_promise() returns trigger language plpgsql as $$
begin
  insert into tally_news (at, what, number)
  values (coalesce(new.ended_at, new.due_at), 'PROMISE_' || new.state, 1);
  return null;
end $$;

create trigger promises_tallied after insert on promises for each row
  when (new.state <> 'OPEN' and new.due_at is not null) execute function tally_promise();
create trigger promises_tallied_later after update on promises for each row
  when (new.state <> 'OPEN' and new.due_at is not null
    and (old.state = 'OPEN' or old.due_at is null))
  execute function tally_promise();

-- What is there already.
update moments m set after_gesture = true
  where outcome_of(m.type) is not null and exists (select from decisions d
    where d.customer_id = m.customer_id and d.outcome = 'GRANTED'
      and d.decided_at < m.happened_at and d.decided_at >= m.happened_at - interval '90 days');
alter table decisions disable trigger decisions_tallied;
update decisions set came_to = null;
alter table decisions enable trigger decisions_tallied;
select tally_decision(d, 1), level_budgets(d) from decisions d;
insert into tally_news (at, what, number)
  select coalesce(ended_at, due_at), 'PROMISE_' || state, 1 from promises
  where state <> 'OPEN' and due_at is not null;

-- Who gets the week's digest: who leads, as their last log-in said, in the language they read.
alter table staff
  add column leads  boolean not null default false,
  add column speaks text;

-- Which digest went to whom; older ones are removed with the stories of their time.
create table digests_sent (
  week    date not null,
  login   text not null,
  sent_at timestamptz not null,
  primary key (week, login)
);

-- An identifier that was given up: what was its is another customer's, and what comes under it later is, too.
alter table customers
  add column joined_to text references customers,
  add column joined_at timestamptz,
  add constraint customers_joined_since check ((joined_to is null) = (joined_at is null)),
  add constraint customers_joined_to_another check (joined_to <> id),
  add constraint customers_joined_have_nothing check (joined_to is null or num_nonnulls(display_name,
    email, time_zone, quiet_from, quiet_until, leave_alone, complaint_at, language, country,
    resolved_at, left_at, bereaved_at, erased_at) = 0);

create index customers_joined on customers (joined_to) where joined_to is not null;

-- Its follow-up was named after whom it was made to; null: that is still whose it is.
alter table promises add column check_id uuid;

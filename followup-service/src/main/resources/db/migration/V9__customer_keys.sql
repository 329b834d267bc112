-- Keys of customers, encrypted with the master key, as far as the topic has been read: what is sealed of their events opens with them.
create table customer_keys (
  name text collate "C" primary key,
  wrapped bytea not null
);

create table customer_keys_read (
  partition int primary key,
  next_offset bigint not null
);

-- The secret from which this installation derives every key that only it must know (docs/adr/0005-access-tokens.md).
create table server_secrets (
  name  text primary key,
  value bytea not null check (octet_length(value) >= 32)
);

-- Keys of access tokens. The newest generation signs, all verify; a rotation adds one.
create table signing_keys (
  generation  integer primary key check (generation > 0),
  private_key bytea not null,
  created_at  timestamptz not null
);

-- The secret is never changed: tokens, address hashes and receipts rest on it.
grant select, insert on server_secrets to marketplace_app;
grant select, insert on signing_keys to marketplace_app;

-- Accounts as they are looked up: by the keyed hash of the address at login. The address itself is asked of the grain.
create table accounts (
  id            uuid primary key,
  -- Who registers an address first has it; the account's own transaction finds out.
  email_hash    text not null constraint accounts_email_hash_key unique,
  status        text not null,
  is_operator   boolean not null,
  is_provider   boolean not null,
  registered_at timestamptz not null,
  last_login_at timestamptz
);

-- The operators' list of people, newest first.
create index accounts_by_registration on accounts (registered_at, id);

-- Attempts at secrets, counted for the whole cluster: per purpose and address hash, in windows of the domain clock.
create table attempts (
  purpose    text not null,
  subject    text not null,
  used       integer not null,
  window_end timestamptz not null,
  primary key (purpose, subject)
);

create index attempts_by_window_end on attempts (window_end);

grant select, insert, update on accounts to marketplace_app;
grant select, insert, update, delete on attempts to marketplace_app;

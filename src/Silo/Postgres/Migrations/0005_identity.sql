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

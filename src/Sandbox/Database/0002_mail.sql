create table sandbox.mail (
  id uuid primary key,
  sequence bigint generated always as identity,
  kind text not null,
  at timestamptz not null,
  recipient text not null,
  subject text,
  text text not null,
  html text,
  -- The sender's name for this message, so that sending it again stores nothing.
  idempotency_key text not null unique
);

create index mail_newest on sandbox.mail (kind, sequence desc);
create index mail_of_recipient on sandbox.mail (recipient, sequence desc);

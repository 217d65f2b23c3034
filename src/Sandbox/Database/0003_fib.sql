-- Payments at the stand-in of the First Iraqi Bank, and the trouble that was ordered there.
create table sandbox.fib_payment (
  sequence bigint generated always as identity,
  id text primary key,
  body jsonb not null
);
create table sandbox.fib_fault (
  sequence bigint generated always as identity primary key,
  operation text not null,
  outcome text not null,
  times integer not null check (times >= 0)
);

-- What customers owe by invoices that providers wrote, drafts too. The documents of those that were sent are in invoices.
create table bills (
  id uuid primary key,
  issuer_id uuid not null,
  recipient_id uuid not null,
  number bigint,
  booking_id uuid,
  title text not null,
  status text not null,
  total bigint not null,
  paid bigint not null,
  credited bigint not null,
  currency text not null,
  due_at timestamptz not null,
  issued_at timestamptz,
  -- When it was drafted; when it got its number, from then on.
  listed_at timestamptz not null,
  version bigint not null,
  constraint bills_number_key unique (issuer_id, number),
  check (number > 0),
  check (total > 0),
  check (paid between 0 and total),
  check (credited between 0 and total)
);

-- What somebody wrote, and what they got, newest first.
create index bills_by_issuer on bills (issuer_id, listed_at desc, id desc);
create index bills_by_recipient on bills (recipient_id, listed_at desc, id desc) where number is not null;

-- A draft that is discarded is there for nobody.
grant select, insert, update, delete on bills to marketplace_app;

-- What is invoiced by hand accounts for no payment of ours, and need not be for something that was booked.
alter table invoices alter column booking_id drop not null;
alter table invoices alter column payment_id drop not null;

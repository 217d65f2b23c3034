-- Invoices and credit notes that have their number. What each says is asked of the invoice.
create table invoices (
  id uuid primary key,
  issuer_id uuid not null,
  recipient_id uuid not null,
  number bigint not null,
  kind text not null,
  corrects uuid,
  booking_id uuid not null,
  payment_id uuid not null,
  title text not null,
  status text not null,
  net bigint not null,
  tax bigint not null,
  credited bigint not null,
  currency text not null,
  issued_at timestamptz not null,
  version bigint not null,
  constraint invoices_number_key unique (issuer_id, number),
  check (number > 0),
  check (credited between 0 and net + tax)
);

-- What somebody issued, and what they got, newest first.
create index invoices_by_issuer on invoices (issuer_id, issued_at desc, id desc);
create index invoices_by_recipient on invoices (recipient_id, issued_at desc, id desc);

grant select, insert, update on invoices to marketplace_app;

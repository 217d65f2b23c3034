-- Where operators pay providers by hand. Apart from events, so that it can be erased.
create table bank_details (
  reference text primary key,
  provider_id uuid not null,
  currency text not null,
  holder text not null,
  iban text,
  number text,
  bank_code text,
  bank_name text not null,
  check ((iban is null) <> (number is null))
);

create index bank_details_of_provider on bank_details (provider_id, currency);
grant select, insert, delete on bank_details to marketplace_app;

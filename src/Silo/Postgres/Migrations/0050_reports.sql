-- What reports to tax offices need besides the ledger: who providers are, and between which countries invoices went.
create table provider_tax_details (
  provider_id uuid primary key,
  details     jsonb not null,
  declared_at timestamptz not null
);
comment on table provider_tax_details is 'Who providers are to the tax office, by their own word; the latest of it. Private.';
grant select, insert, update on provider_tax_details to marketplace_app;

alter table invoices add column issuer_country text, add column recipient_country text;
update invoices
set issuer_country = drafted.body #>> '{document,issuer,country}', recipient_country = drafted.body #>> '{document,recipient,country}'
from events as drafted
where drafted.stream = 'invoice/' || replace(invoices.id::text, '-', '') and drafted.type = 'invoice.drafted';

-- Gateways that list nothing are asked about every page that was ever opened at them.

create table gateway_pages (
  gateway    text not null,
  reference  text collate "C" not null,
  payment_id uuid not null,
  opened_at  timestamptz not null,
  constraint gateway_pages_pkey primary key (gateway, reference)
);
create index gateway_pages_opened on gateway_pages (gateway, opened_at, reference);
comment on table gateway_pages is 'Which pages of gateways without statements were opened for which payments, for reconciliation.';

insert into gateway_pages (gateway, reference, payment_id, opened_at)
select payment.gateway, opened.body ->> 'checkoutReference', payment.id, opened.at
from events as opened
join payments as payment on opened.stream = 'payment/' || replace(payment.id::text, '-', '')
where opened.type = 'payment.checkout-opened' and opened.body ->> 'lookAt' is not null
on conflict do nothing;

grant select, insert, update on gateway_pages to marketplace_app;

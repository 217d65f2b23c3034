-- A booking may have several payments: that of its sale, and one for everything that is paid besides.

alter table payments add column purpose text not null default 'booking';
alter table payments alter column purpose drop default;
alter table payments drop constraint payments_booking_id_key;
create index payments_by_booking on payments (booking_id);

-- Each payment's share is paid out once; what was paid out before was of the sale.
alter table payout_items add column payment_id uuid;
update payout_items set payment_id = payments.id from payments where payments.booking_id = payout_items.booking_id;
alter table payout_items alter column payment_id set not null;
alter table payout_items drop constraint payout_items_pkey;
alter table payout_items drop constraint payout_items_once;
alter table payout_items add primary key (payout_id, payment_id);
alter table payout_items add constraint payout_items_once unique (payment_id);

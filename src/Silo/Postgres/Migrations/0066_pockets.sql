-- A currency whose gateway was changed has two pockets, each with a payout of the same period: what lies at the gateway, and what the platform pays by hand.
alter table payouts add column by_hand boolean not null default false;
update payouts set by_hand = true
from events
where events.type = 'payout.scheduled' and events.body ->> 'isByHand' = 'true' and events.stream = 'payout/' || replace(payouts.id::text, '-', '');
alter table payouts drop constraint payouts_one_per_period;
alter table payouts add constraint payouts_one_per_period unique (provider_id, currency, by_hand, period_to);

-- A payout that failed for good ends unpaid: what it was to pay is on the provider's account again, and a later payout names it too.
alter table payout_items add column stands boolean not null default true;
alter table payout_items drop constraint payout_items_once;
create unique index payout_items_once on payout_items (entry_id) where stands;
grant update (stands) on payout_items to marketplace_app;

-- The operators' queue is in the order in which payouts began to fail, however often they were tried since.
alter table payouts add column failing_since timestamptz;
update payouts set failing_since = failed.at
from (
  select failed.stream, min(failed.at) as at
  from events failed
  where failed.type = 'payout.failed'
    and not exists (select from events paid where paid.stream = failed.stream and paid.type = 'payout.paid' and paid.version > failed.version)
  group by failed.stream) failed
where failed.stream = 'payout/' || replace(payouts.id::text, '-', '');
drop index payouts_failed;
create index payouts_failed on payouts (failing_since, id) where status = 'failed';

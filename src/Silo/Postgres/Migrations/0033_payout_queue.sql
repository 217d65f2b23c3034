-- The operators' queue of payouts: it stays as small as the trouble is.
create index payouts_failed on payouts (changed_at, id) where status = 'failed';
create index payout_holds_standing on payout_holds (provider_id) where paused_at is not null or held_at is not null;

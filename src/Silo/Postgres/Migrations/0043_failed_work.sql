-- Operators see what failed outside grains, have it tried again, and let webhooks go that nobody will ever understand.

alter table webhook_inbox add column let_go_at timestamptz;

-- What the queues look through is as long as the trouble is.
create index webhook_inbox_troubled_idx on webhook_inbox (received_at) where processed_at is null and attempts > 0;
create index intents_troubled_idx on intents (wanted_at) where attempts > 0;
create index relay_watermarks_troubled_idx on relay_watermarks (stream) where attempts > 0;

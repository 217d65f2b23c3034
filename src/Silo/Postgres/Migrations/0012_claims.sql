-- Under which claim a row of leased work was taken last, so that a claim whose answer was lost can be ended by whoever
-- asked for it instead of running out. Not indexed: every claim would have to keep the index, and only outages ask.
alter table deadlines add column claim uuid;
alter table intents add column claim uuid;
alter table relay_watermarks add column claim uuid;
alter table webhook_inbox add column claim uuid;

-- What is kept back of an earning: until when, and how much of it still is.
alter table provider_account_items
  add column release_at timestamptz,
  add column reserved bigint not null default 0 check (reserved >= 0);

create index provider_account_items_reserved on provider_account_items (provider_id, at desc, entry_id desc) where reserved > 0;

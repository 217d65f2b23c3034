-- The files that go with a message, as they are shown; their bytes are in no table.
alter table messages add attachments jsonb;

-- What became of each file: a message has it, or it went before one had. Whoever inserts the row first has it.
create table attachment_uses (
  attachment_id uuid primary key,
  -- Null when no message ever had it.
  thread_id uuid,
  message_id uuid,
  check ((thread_id is null) = (message_id is null))
);

grant select, insert on attachment_uses to marketplace_app;

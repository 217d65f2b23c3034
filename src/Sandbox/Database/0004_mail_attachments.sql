-- Files that came with a mail: name, media type, and content in base64.
alter table sandbox.mail add column attachments jsonb not null default '[]';

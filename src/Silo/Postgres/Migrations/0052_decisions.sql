-- Which decision of an operator a row shows. Who tells of decisions may be late, and an older one must not undo a younger.
alter table webhook_inbox add column decision bigint not null default 0;
alter table deadlines add column decision bigint not null default 0;

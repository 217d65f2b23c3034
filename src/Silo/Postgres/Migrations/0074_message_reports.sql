-- Whether an operator had the words of a message taken away; what its author took back never comes back.
alter table messages add removed boolean not null default false;

-- Reported messages as lists and the operators' queue need them. What was decided and why is asked of the report.
create table message_reports (
  id uuid primary key,
  thread_id uuid not null,
  message_id uuid not null,
  customer_id uuid not null,
  provider_id uuid not null,
  author_side text not null,
  title text not null,
  status text not null,
  outcome text,
  -- Whether a decision was ever against the author; until then they do not know of it.
  concerns_author boolean not null,
  reported_at timestamptz not null,
  changed_at timestamptz not null,
  version bigint not null
);

create index message_reports_by_customer on message_reports (customer_id, reported_at desc, id desc);
create index message_reports_by_provider on message_reports (provider_id, reported_at desc, id desc);
create index message_reports_by_status on message_reports (status, changed_at, id);
grant select, insert, update on message_reports to marketplace_app;

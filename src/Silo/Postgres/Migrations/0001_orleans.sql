-- The tables and statements of Orleans' ADO.NET providers: membership of the cluster, plain grain state, reminders.
-- What is fixed is the providers' contract: the table OrleansQuery with its keys, the names of the parameters, the names
-- of the columns that a statement returns. The rest is ours: each operation is one statement, so that it is whole or not
-- at all in whatever order silos meet. The embedded engine keeps its reminders and plain state in the same tables.
-- Only the owner works with these tables; the application's role has no grants here.

create table OrleansQuery (
  QueryKey  text not null primary key,
  QueryText text not null);


-- Membership. Every change of the table is a compare-and-set of the deployment's version, which makes silos take turns.

create table OrleansMembershipVersionTable (
  DeploymentId text        not null primary key,
  Timestamp    timestamptz not null default now(),
  Version      integer     not null default 0);

create table OrleansMembershipTable (
  DeploymentId text        not null references OrleansMembershipVersionTable on delete cascade,
  Address      text        not null,
  Port         integer     not null,
  Generation   integer     not null,
  SiloName     text        not null,
  HostName     text        not null,
  Status       integer     not null,
  ProxyPort    integer,
  SuspectTimes text,
  StartTime    timestamptz not null,
  IAmAliveTime timestamptz not null,
  primary key (DeploymentId, Address, Port, Generation));

insert into OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', $$
  with added as (
    insert into OrleansMembershipVersionTable (DeploymentId) values (@DeploymentId)
    on conflict do nothing
    returning 1)
  select count(*)::integer from added
$$),
('InsertMembershipKey', $$
  with turn as (
    update OrleansMembershipVersionTable
    set Version = Version + 1, Timestamp = now()
    where DeploymentId = @DeploymentId
      and Version = @Version
      and not exists (
        select from OrleansMembershipTable
        where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
    returning DeploymentId),
  added as (
    insert into OrleansMembershipTable (
      DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    select DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from turn
    returning 1)
  select count(*)::integer from added
$$),
('UpdateMembershipKey', $$
  with turn as (
    update OrleansMembershipVersionTable
    set Version = Version + 1, Timestamp = now()
    where DeploymentId = @DeploymentId
      and Version = @Version
      and exists (
        select from OrleansMembershipTable
        where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
    returning DeploymentId),
  changed as (
    update OrleansMembershipTable silo
    set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
    from turn
    where silo.DeploymentId = turn.DeploymentId
      and silo.Address = @Address and silo.Port = @Port and silo.Generation = @Generation
    returning 1)
  select count(*)::integer from changed
$$),
-- A sign of life changes nothing that silos agree on, so it takes no turn.
('UpdateIAmAlivetimeKey', $$
  update OrleansMembershipTable
  set IAmAliveTime = @IAmAliveTime
  where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation
$$),
-- The version is answered even when there is no silo: the outer join keeps its row.
('MembershipReadRowKey', $$
  select deployment.DeploymentId, silo.Address, silo.Port, silo.Generation, silo.SiloName, silo.HostName, silo.Status,
         silo.ProxyPort, silo.SuspectTimes, silo.StartTime, silo.IAmAliveTime, deployment.Version
  from OrleansMembershipVersionTable deployment
  left join OrleansMembershipTable silo
    on silo.DeploymentId = deployment.DeploymentId
    and silo.Address = @Address and silo.Port = @Port and silo.Generation = @Generation
  where deployment.DeploymentId = @DeploymentId
$$),
('MembershipReadAllKey', $$
  select deployment.DeploymentId, silo.Address, silo.Port, silo.Generation, silo.SiloName, silo.HostName, silo.Status,
         silo.ProxyPort, silo.SuspectTimes, silo.StartTime, silo.IAmAliveTime, deployment.Version
  from OrleansMembershipVersionTable deployment
  left join OrleansMembershipTable silo on silo.DeploymentId = deployment.DeploymentId
  where deployment.DeploymentId = @DeploymentId
$$),
('GatewaysQueryKey', $$
  select Address, ProxyPort, Generation
  from OrleansMembershipTable
  where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0
$$),
-- Status 3 is Active: a silo that works is never swept, however late its last sign of life.
('CleanupDefunctSiloEntriesKey', $$
  delete from OrleansMembershipTable
  where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and Status <> 3
$$),
('DeleteMembershipTableEntriesKey', $$
  delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId
$$);


-- Plain grain state. The primary key decides between two activations that both write for the first time: one row can
-- exist, so one of them wins, and the other gets no row back, which the provider reports as InconsistentStateException.
-- A grain without a key extension has the empty one, because a key must not be null.

create table OrleansStorage (
  GrainIdHash            integer     not null,
  GrainIdN0              bigint      not null,
  GrainIdN1              bigint      not null,
  GrainTypeHash          integer     not null,
  GrainTypeString        text        not null,
  GrainIdExtensionString text        not null,
  ServiceId              text        not null,
  PayloadBinary          bytea,
  ModifiedOn             timestamptz not null default now(),
  Version                integer     not null,
  primary key (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, ServiceId, GrainTypeString, GrainIdExtensionString))
with (fillfactor = 80); -- Room for the next version of a row on its own page.

insert into OrleansQuery (QueryKey, QueryText) values
('ReadFromStorageKey', $$
  select PayloadBinary, ModifiedOn, Version
  from OrleansStorage
  where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash
    and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and ServiceId = @ServiceId and GrainTypeString = @GrainTypeString
    and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '')
$$),
('WriteToStorageKey', $$
  with changed as (
    update OrleansStorage
    set PayloadBinary = @PayloadBinary, ModifiedOn = now(), Version = Version + 1
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash
      and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and ServiceId = @ServiceId and GrainTypeString = @GrainTypeString
      and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '')
      and Version = @GrainStateVersion
    returning Version),
  added as (
    insert into OrleansStorage (
      GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, Version)
    select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString, ''),
           @ServiceId, @PayloadBinary, 1
    where @GrainStateVersion is null
    on conflict do nothing
    returning Version)
  select Version as NewGrainStateVersion from changed
  union all
  select Version from added
$$),
('ClearStorageKey', $$
  update OrleansStorage
  set PayloadBinary = null, ModifiedOn = now(), Version = Version + 1
  where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash
    and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and ServiceId = @ServiceId and GrainTypeString = @GrainTypeString
    and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '')
    and Version = @GrainStateVersion
  returning Version as NewGrainStateVersion
$$),
-- The provider compares the answer with the version it knew and takes "the same" for a conflict.
('DeleteStorageKey', $$
  delete from OrleansStorage
  where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash
    and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and ServiceId = @ServiceId and GrainTypeString = @GrainTypeString
    and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '')
    and Version = @GrainStateVersion
  returning Version + 1 as NewGrainStateVersion
$$);


-- Reminders. Versions come from one sequence: a reminder that was removed and made again never has an old one's version,
-- so a late removal of the old cannot hit the new. Silos read by ranges of the hash, hence its index.

create sequence orleans_reminder_version as integer cycle;

create table OrleansRemindersTable (
  ServiceId    text        not null,
  GrainId      text        not null,
  ReminderName text        not null,
  StartTime    timestamptz not null,
  Period       bigint      not null, -- milliseconds
  GrainHash    integer     not null,
  Version      integer     not null default nextval('orleans_reminder_version'),
  primary key (ServiceId, GrainId, ReminderName));

create index OrleansRemindersTable_GrainHash on OrleansRemindersTable (ServiceId, GrainHash);

insert into OrleansQuery (QueryKey, QueryText) values
('UpsertReminderRowKey', $$
  insert into OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash)
  values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
  on conflict (ServiceId, GrainId, ReminderName) do update
  set StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash, Version = excluded.Version
  returning Version
$$),
('ReadReminderRowKey', $$
  select GrainId, ReminderName, StartTime, Period, Version
  from OrleansRemindersTable
  where ServiceId = @ServiceId and GrainId = @GrainId and ReminderName = @ReminderName
$$),
('ReadReminderRowsKey', $$
  select GrainId, ReminderName, StartTime, Period, Version
  from OrleansRemindersTable
  where ServiceId = @ServiceId and GrainId = @GrainId
$$),
-- The ring is cut where the signed hash wraps: a range is either between its ends or outside of them.
('ReadRangeRows1Key', $$
  select GrainId, ReminderName, StartTime, Period, Version
  from OrleansRemindersTable
  where ServiceId = @ServiceId and GrainHash > @BeginHash and GrainHash <= @EndHash
$$),
('ReadRangeRows2Key', $$
  select GrainId, ReminderName, StartTime, Period, Version
  from OrleansRemindersTable
  where ServiceId = @ServiceId and (GrainHash > @BeginHash or GrainHash <= @EndHash)
$$),
('DeleteReminderRowKey', $$
  with removed as (
    delete from OrleansRemindersTable
    where ServiceId = @ServiceId and GrainId = @GrainId and ReminderName = @ReminderName and Version = @Version
    returning 1)
  select count(*)::integer from removed
$$),
('DeleteReminderRowsKey', $$
  delete from OrleansRemindersTable where ServiceId = @ServiceId
$$);

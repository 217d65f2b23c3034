namespace Marketplace.Postgres;

/// <summary>What a database has before its first migration: our schema, the record of what is done to it, and the application's role.</summary>
internal static class Foundation
{
    /// <summary>
    /// Runs in one transaction and may run again. The application works as <c>marketplace_app</c> and never as the owner
    /// of the tables, so that what must only grow (events, ledger, audit) cannot be changed by a mistake or an injection.
    /// </summary>
    /// <remarks>Roles belong to the server and not to the database: another database may be making the same one right now.</remarks>
    public const string Sql = """
        create schema if not exists marketplace;

        create table if not exists marketplace.schema_migrations (
          number     integer     not null primary key check (number > 0),
          name       text        not null,
          checksum   text        not null,
          applied_at timestamptz not null default now());

        comment on table marketplace.schema_migrations is 'One row for each script of Postgres/Migrations that was applied here.';

        do $$
        begin
          if not exists (select from pg_roles where rolname = 'marketplace_app') then
            create role marketplace_app nologin;
          end if;
        exception
          when duplicate_object or unique_violation then
            null; -- The other one was quicker; the role is there.
        end
        $$;

        do $$
        begin
          if not pg_has_role(current_user, 'marketplace_app', 'member') then
            execute format('grant marketplace_app to %I', current_user);
          end if;
        exception
          when unique_violation then
            null; -- Granted by the other one.
        end
        $$;

        grant usage on schema marketplace to marketplace_app;
        grant select on marketplace.schema_migrations to marketplace_app;
        """;
}

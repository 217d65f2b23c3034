-- The application works as this role and never as the owner of the tables, so that what must only grow
-- (events, ledger, audit) cannot be changed by a mistake or an injection in the application.
-- Roles belong to the server and not to the database: another database may be making the same one right now.
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
grant select on schema_migrations to marketplace_app;

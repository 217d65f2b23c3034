using Npgsql;

namespace Marketplace.Postgres;

public sealed class The_application_role(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Migration Ledger = new(
        Migration.Embedded[^1].Number + 1,
        "some_ledger",
        "create table some_ledger (amount bigint not null); grant select, insert on some_ledger to marketplace_app");

    [Theory]
    [InlineData("update some_ledger set amount = 0")]
    [InlineData("delete from some_ledger")]
    [InlineData("truncate some_ledger")]
    [InlineData("reset role; delete from some_ledger")]
    [InlineData("drop table some_ledger")]
    [InlineData("delete from schema_migrations")]
    public async Task Cannot_touch_what_only_grows(string attempt)
    {
        var database = await postgres.CreateDatabase();
        await Migrator.Migrate(database, [.. Migration.Embedded, Ledger]);
        await using var pool = MarketplaceDataSource.ForApplication(database, connections: 2);
        await using (var add = pool.CreateCommand("insert into some_ledger values (5)"))
        {
            await add.ExecuteNonQueryAsync();
        }

        await using var command = pool.CreateCommand(attempt);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await using var read = pool.CreateCommand("select sum(amount)::bigint from some_ledger");
        Assert.Equal(5L, await read.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Is_made_once_by_databases_that_migrate_together()
    {
        using var folder = new ServerFolder();
        await using var server = await folder.Start();
        var names = Enumerable.Range(0, 8).Select(number => $"together_{number}").ToArray();
        foreach (var name in names)
        {
            await server.CreateDatabaseIfMissing(name);
        }

        await Task.WhenAll(names.Select(name => Migrator.Migrate(server.ConnectionString(name))));

        Assert.Equal(1L, await Sql.Scalar(server.ConnectionString("postgres"), "select count(*) from pg_roles where rolname = 'marketplace_app'"));
    }

    [Fact]
    public async Task Is_granted_to_an_owner_that_is_no_superuser()
    {
        using var folder = new ServerFolder();
        await using var server = await folder.Start();
        await Sql.Run(server.ConnectionString("postgres"), "create role landlord login createrole password 'key'");
        await Sql.Run(server.ConnectionString("postgres"), "create database house owner landlord");
        var landlord = new NpgsqlConnectionStringBuilder(server.ConnectionString("house")) { Username = "landlord", Password = "key" };

        await Migrator.Migrate(landlord.ConnectionString);

        await using var pool = MarketplaceDataSource.ForApplication(landlord.ConnectionString, connections: 1);
        await using var who = pool.CreateCommand("select current_user::text");
        Assert.Equal(MarketplaceDataSource.ApplicationRole, await who.ExecuteScalarAsync());
    }
}

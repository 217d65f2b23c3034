using Npgsql;

namespace Marketplace.Postgres;

public sealed class Migrations(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly ImmutableArray<Migration> Two =
    [
        new(1, "first", "create table first (id integer primary key)"),
        new(2, "second", "create table second (id integer primary key)"),
    ];

    [Fact]
    public async Task Are_done_once()
    {
        var database = await postgres.CreateEmptyDatabase();

        Assert.Equal(Migration.Embedded.Length, await Migrator.Migrate(database));
        Assert.Equal(0, await Migrator.Migrate(database));
        await Migrator.Check(database);
    }

    [Fact]
    public async Task Continue_where_an_older_build_ended()
    {
        var database = await postgres.CreateEmptyDatabase();

        Assert.Equal(1, await Migrator.Migrate(database, Two[..1]));
        Assert.Equal(1, await Migrator.Migrate(database, Two));
        Assert.Equal("second", await Sql.Scalar(database, "select name from marketplace.schema_migrations where number = 2"));
    }

    [Fact]
    public async Task Are_done_once_by_eight_that_start_together()
    {
        var database = await postgres.CreateEmptyDatabase();

        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator.Migrate(database)));

        Assert.Equal(Migration.Embedded.Length, done.Sum());
        Assert.Single(done, count => count > 0);
    }

    [Fact]
    public async Task Leave_nothing_of_a_step_that_failed()
    {
        var database = await postgres.CreateEmptyDatabase();
        Migration broken = new(2, "broken", "create table half (); select * from nowhere");

        await Assert.ThrowsAsync<PostgresException>(() => Migrator.Migrate(database, [Two[0], broken]));

        Assert.Equal(1L, await Sql.Scalar(database, "select count(*) from marketplace.schema_migrations"));
        Assert.Equal(true, await Sql.Scalar(database, "select to_regclass('marketplace.half') is null"));
        Assert.Equal(1, await Migrator.Migrate(database, Two));
    }

    [Fact]
    public async Task Refuse_a_script_that_changed()
    {
        var database = await postgres.CreateEmptyDatabase();
        await Migrator.Migrate(database, Two);

        await Refused(DatabaseRefusal.Changed, database, [Two[0] with { Sql = "create table other ()" }, Two[1]]);
    }

    [Fact]
    public void Do_not_mind_how_lines_end() =>
        Assert.Equal(new Migration(1, "one", "select 1;\nselect 2;\n").Checksum, new Migration(1, "one", "select 1;\r\nselect 2;\r\n").Checksum);

    [Fact]
    public async Task Refuse_a_number_that_is_taken_twice() =>
        await Refused(DatabaseRefusal.Gap, await postgres.CreateEmptyDatabase(), [Two[0], Two[0] with { Name = "again" }]);

    [Fact]
    public async Task Refuse_a_gap_in_the_database()
    {
        var database = await postgres.CreateEmptyDatabase();
        await Migrator.Migrate(database, Two);
        await Sql.Run(database, "delete from marketplace.schema_migrations where number = 1");

        await Refused(DatabaseRefusal.Gap, database, Two);
    }

    [Fact]
    public async Task Refuse_a_database_that_is_newer()
    {
        var database = await postgres.CreateEmptyDatabase();
        await Migrator.Migrate(database, Two);

        await Refused(DatabaseRefusal.Newer, database, Two[..1]);
    }

    [Theory]
    [InlineData("create table public.theirs ()")]
    [InlineData("create schema marketplace; create table marketplace.theirs ()")]
    [InlineData("create view public.theirs as select 1 as one")]
    public async Task Refuse_a_database_that_is_somebody_elses(string before)
    {
        var database = await postgres.CreateEmptyDatabase();
        await Sql.Run(database, before);

        await Refused(DatabaseRefusal.NotOurs, database, Migration.Embedded);
        Assert.Equal(true, await Sql.Scalar(database, "select to_regclass('marketplace.schema_migrations') is null"));
    }

    [Fact]
    public async Task Do_not_mind_what_belongs_to_an_extension()
    {
        var database = await postgres.CreateEmptyDatabase();
        await Sql.Run(database, "create extension pg_stat_statements schema public");

        Assert.Equal(Migration.Embedded.Length, await Migrator.Migrate(database));
    }

    [Fact]
    public async Task Are_missed_by_a_process_that_only_checks()
    {
        var database = await postgres.CreateEmptyDatabase();

        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => Migrator.Check(database));

        Assert.Contains("0001_orleans", refused.Message, StringComparison.Ordinal);
    }

    private static async Task Refused(DatabaseRefusal reason, string database, ImmutableArray<Migration> known)
    {
        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => Migrator.Migrate(database, known));
        Assert.Equal(reason, refused.Reason);
    }
}

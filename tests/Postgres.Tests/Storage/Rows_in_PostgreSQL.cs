using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
public sealed class Rows_in_PostgreSQL(PostgresFixture postgres) : RowsContract, IClassFixture<PostgresFixture>
{
    private NpgsqlDataSource? database;

    public override async Task DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    private protected override async Task<IRowBench> Open()
    {
        database = MarketplaceDataSource.ForApplication(await postgres.CreateDatabase(), connections: 2);
        return new PostgresRows(database);
    }
}

using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Holds a table, so that writers stand still at a chosen point for as long as a test wants.</summary>
internal sealed class TableLock : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly NpgsqlConnection connection;

    private TableLock(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<TableLock> On(string database, string table)
    {
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await session.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; lock table marketplace.{table} in access exclusive mode", session);
        await command.ExecuteNonQueryAsync();
        return new TableLock(session);
    }

    /// <summary>Returns when so many transactions stand before the table, with the process of one of them.</summary>
    public async Task<int> Waiters(int count)
    {
        using var patience = new CancellationTokenSource(Limit);
        while (true)
        {
            await using var command = new NpgsqlCommand("""
                select pid from pg_locks
                where not granted and database = (select oid from pg_database where datname = current_database())
                """, connection);
            var waiting = new List<int>();
            await using (var rows = await command.ExecuteReaderAsync(patience.Token))
            {
                while (await rows.ReadAsync(patience.Token))
                {
                    waiting.Add(rows.GetInt32(0));
                }
            }

            if (waiting.Distinct().Count() >= count)
            {
                return waiting[0];
            }
        }
    }

    /// <summary>Ends another session, as an operator or a failover does.</summary>
    public async Task Terminate(int process)
    {
        await using var command = new NpgsqlCommand($"select pg_terminate_backend({process})", connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

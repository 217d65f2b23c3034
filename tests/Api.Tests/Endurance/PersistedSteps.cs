using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Endurance;

/// <summary>Says the moment an event is committed, so that a test can strike right after it.</summary>
internal static class PersistedSteps
{
    /// <summary>Has the database tell of every committed event; once per database.</summary>
    public static Task Install(string database) => Sql.Run(
        database,
        """
        create function marketplace.test_tells_step() returns trigger language plpgsql as $$
        begin
          notify persisted;
          return null;
        end $$;
        create trigger test_tells_step after insert on marketplace.events for each statement execute function marketplace.test_tells_step();
        """);

    /// <summary>Waits until there are events after a position, and returns the position of the last.</summary>
    public static async Task<long> After(string database, long position, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand("listen persisted", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var read = new NpgsqlCommand("select coalesce(max(position), 0) from marketplace.events", connection);
        while (true)
        {
            if ((long)(await read.ExecuteScalarAsync(cancellationToken))! is var last && last > position)
            {
                return last;
            }

            await connection.WaitAsync(cancellationToken);
        }
    }
}

using Npgsql;

namespace Marketplace.Identity;

/// <inheritdoc/>
internal sealed class AttemptTable(NpgsqlDataSource database) : IAttempts
{
    public async Task<(int Used, DateTimeOffset WindowEnd)> Count(
        string purpose, string subject, DateTimeOffset now, DateTimeOffset newWindowEnd, CancellationToken cancellationToken, int amount = 1)
    {
        // Windows that ended are swept by those who begin new ones: two for one, so that the table never outgrows its use.
        await using var command = database.CreateCommand(
            """
            with swept as (
              delete from attempts where (purpose, subject) in (
                select purpose, subject from attempts
                where window_end <= $3 and (purpose, subject) <> ($1, $2)
                order by window_end limit 2 for update skip locked))
            insert into attempts (purpose, subject, used, window_end) values ($1, $2, $5, $4)
            on conflict (purpose, subject) do update set
              used = case when attempts.window_end <= $3 then $5 else attempts.used + $5 end,
              window_end = case when attempts.window_end <= $3 then $4 else attempts.window_end end
            returning used, window_end
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = purpose });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = newWindowEnd });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = amount });

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1));
    }

    public async Task Forget(string purpose, string subject, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from attempts where purpose = $1 and subject = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = purpose });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using Marketplace.Time;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class ClockSetting(NpgsqlDataSource database) : IClockSetting
{
    public async Task<ClockReading?> Read(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select frozen_at, ahead, revision from sandbox_clock");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new ClockReading(
                row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<TimeSpan>(1), row.GetInt64(2))
            : null;
    }

    public async Task<ClockReading> Write(DateTimeOffset? frozenAt, TimeSpan ahead, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into sandbox_clock (frozen_at, ahead, revision) values ($1, $2, 1)
            on conflict (is_only) do update set
                frozen_at = excluded.frozen_at, ahead = excluded.ahead, revision = sandbox_clock.revision + 1
            returning revision
            """);
        command.Parameters.Add(new() { Value = frozenAt is { } instant ? instant : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = ahead });
        return new ClockReading(frozenAt, ahead, (long)(await command.ExecuteScalarAsync(cancellationToken))!);
    }
}

using Marketplace.Scheduling;
using Npgsql;

namespace Marketplace.Time;

/// <summary>The deadlines of all aggregates, as instants that a sandbox is led through.</summary>
internal sealed class DueDeadlineSource(NpgsqlDataSource database, SchedulerPulse pulse) : IDueSource
{
    public async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select min(at) from deadlines where parked_at is null and attempts = 0");
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    public Task RunDue(DateTimeOffset now, CancellationToken cancellationToken) => pulse.RunDue(cancellationToken);
}

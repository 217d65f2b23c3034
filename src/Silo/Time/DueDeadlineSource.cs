using Marketplace.Scheduling;

namespace Marketplace.Time;

/// <summary>The deadlines of all aggregates, as instants that a sandbox is led through.</summary>
internal sealed class DueDeadlineSource(IOpenDeadlines deadlines, SchedulerPulse pulse) : IDueSource
{
    public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => deadlines.NextDue(cancellationToken);

    public Task RunDue(DateTimeOffset now, CancellationToken cancellationToken) => pulse.RunDue(cancellationToken);
}

using Microsoft.Extensions.Logging;

namespace Marketplace.Scheduling;

/// <summary>
/// Keeps the deadlines of one shard. A reminder keeps it alive and is the net; somebody who sees that a deadline is due
/// wakes it on time. Claims are committed before anybody is told, so a crash in between costs a moment, never a deadline.
/// </summary>
[GrainType("scheduler")]
internal sealed partial class SchedulerGrain(IDueDeadlines due, IGrainFactory grains, ILogger<SchedulerGrain> logger)
    : Grain, ISchedulerGrain, IRemindable
{
    private const string Reminder = "keep";

    /// <summary>How many aggregates a shard tells at once, over all its runs.</summary>
    private const int Concurrency = 32;

    /// <summary>The shortest period that reminders have.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private int telling;

    public async Task Keep()
    {
        if (await this.GetReminder(Reminder) is null)
        {
            await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => RunDue();

    public async Task RunDue()
    {
        while (telling < Concurrency)
        {
            var room = Concurrency - telling;
            telling += room;
            var claimed = await Claim(room);
            try
            {
                // One aggregate hears of its deadlines in their order; different ones do not wait for each other.
                await Task.WhenAll(claimed.GroupBy(deadline => deadline.Stream).Select(Tell));
            }
            finally
            {
                telling -= claimed.Length;
            }

            if (claimed.Length < room)
            {
                return;
            }
        }
    }

    private async Task<ImmutableArray<DueDeadline>> Claim(int room)
    {
        var claimed = ImmutableArray<DueDeadline>.Empty;
        try
        {
            claimed = await due.Claim((int)this.GetPrimaryKeyLong(), room);
            return claimed;
        }
        finally
        {
            telling -= room - claimed.Length;
        }
    }

    private async Task Tell(IEnumerable<DueDeadline> deadlines)
    {
        foreach (var deadline in deadlines)
        {
            Exception? failure = null;
            try
            {
                var aggregate = grains.GetGrain<IAggregateGrain>(deadline.Stream);
                if (deadline.Attempts > 0)
                {
                    // It may stand because the activation that was told does not know what the database knows.
                    await aggregate.StepDown();
                }

                await aggregate.DeadlineDue(deadline.Name);
            }
            catch (Exception error)
            {
                LogFailed(logger, deadline.Name, deadline.Stream, deadline.Attempts + 1, error);
                failure = error;
            }

            await due.Told(deadline, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadline {Name} of {Stream} failed at try {Attempt} and will be tried again.")]
    private static partial void LogFailed(ILogger logger, string name, GrainId stream, int attempt, Exception error);
}

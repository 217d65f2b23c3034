using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Marketplace.Embedded;

/// <summary>
/// Wakes grains from the reminder table. What was registered ticks until it is unregistered, through restarts too.
/// The table is read again once in a while, for what other processes wrote.
/// </summary>
internal sealed partial class ReminderService : IReminderRegistry, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly IReminderTable table;
    private readonly Silo silo;
    private readonly ReminderOptions options;
    private readonly ILogger<ReminderService> logger;
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), RunningReminder> running = new();
    private readonly ITimer refresh;
    private bool isStopped = true;

    public ReminderService(IReminderTable table, Silo silo, IOptions<ReminderOptions> options, ILogger<ReminderService> logger)
    {
        this.table = table;
        this.silo = silo;
        this.options = options.Value;
        this.options.Check();
        this.logger = logger;
        refresh = silo.Clock.CreateTimer(static self => _ = ((ReminderService)self!).Refresh(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.Active, Start, Stop);

    public void Dispose() => refresh.Dispose();

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        RequireGrain();
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < options.MinimumReminderPeriod)
        {
            throw new ArgumentException($"A reminder repeats at most every {options.MinimumReminderPeriod}, not every {period}.", nameof(period));
        }

        var entry = new ReminderEntry
        {
            GrainId = callingGrainId,
            ReminderName = reminderName,
            StartAt = silo.Clock.GetUtcNow().UtcDateTime.Add(dueTime),
            Period = period,
        };
        entry.ETag = await table.UpsertRow(entry) ?? throw new ReminderException($"Reminder {reminderName} of {callingGrainId} could not be stored.");
        Run(entry);
        return new GrainReminder(entry);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        RequireGrain();
        var entry = ((GrainReminder)reminder).Entry;
        if (!await table.RemoveRow(callingGrainId, entry.ReminderName, entry.ETag!) && await table.ReadRow(callingGrainId, entry.ReminderName) is not null)
        {
            throw new ReminderException($"Reminder {entry.ReminderName} of {callingGrainId} has changed since it was read; it was not removed.");
        }

        if (running.TryRemove((callingGrainId, entry.ReminderName), out var ticking))
        {
            ticking.Dispose();
        }
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        RequireGrain();
        return await table.ReadRow(callingGrainId, reminderName) is { } entry ? new GrainReminder(entry) : null;
    }

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        RequireGrain();
        return (await table.ReadRows(callingGrainId)).Reminders.Select(IGrainReminder (entry) => new GrainReminder(entry)).ToList();
    }

    /// <summary>Reminders are asked for by the grain that they wake, in its turn; nobody else can on a cluster either.</summary>
    private static void RequireGrain()
    {
        if (ActivationScope.CurrentOrNull is null)
        {
            throw new InvalidOperationException("Reminders can only be reached from within a grain.");
        }
    }

    private async Task Start(CancellationToken cancellationToken)
    {
        await table.StartAsync(cancellationToken);
        isStopped = false;
        await Load();
        refresh.Change(options.RefreshReminderListPeriod, Timeout.InfiniteTimeSpan);
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        isStopped = true;
        refresh.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var reminder in running.Values)
        {
            reminder.Dispose();
        }

        running.Clear();
        await table.StopAsync(cancellationToken);
    }

    private async Task Refresh()
    {
        try
        {
            await Load();
        }
        catch (Exception exception)
        {
            LogRefreshFailed(exception);
        }

        if (!isStopped)
        {
            refresh.Change(options.RefreshReminderListPeriod, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task Load()
    {
        var before = running.ToArray();
        var stored = (await table.ReadRows(0, 0)).Reminders;
        var names = stored.Select(entry => (entry.GrainId, entry.ReminderName)).ToHashSet();
        foreach (var entry in stored)
        {
            Run(entry);
        }

        // Only what ran before the read: a reminder that was registered meanwhile is not in it.
        foreach (var gone in before.Where(known => !names.Contains(known.Key)))
        {
            if (running.TryRemove(gone))
            {
                gone.Value.Dispose();
            }
        }
    }

    private void Run(ReminderEntry entry)
    {
        if (isStopped)
        {
            return;
        }

        running.AddOrUpdate(
            (entry.GrainId, entry.ReminderName),
            _ => new RunningReminder(silo, entry, logger),
            (_, known) =>
            {
                known.Update(entry);
                return known;
            });
    }

    [LoggerMessage(1050, LogLevel.Error, "The reminder table could not be read; reminders go on as they were known")]
    private partial void LogRefreshFailed(Exception exception);

    private sealed record GrainReminder(ReminderEntry Entry) : IGrainReminder
    {
        public string ReminderName => Entry.ReminderName;
    }
}

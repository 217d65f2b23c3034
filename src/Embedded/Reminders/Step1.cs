using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Timers;

namespace Marketplace.Embedded;

internal abstract class ReminderService : IReminderRegistry, ILifecycleParticipant<ISiloLifecycle>
{
    public abstract Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);
    public abstract Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
    public abstract void Participate(ISiloLifecycle lifecycle);
    public abstract Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);
    public abstract Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);
}

internal abstract class PostgresReminderTable : IReminderTable
{
    public abstract Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);
    public abstract Task<ReminderTableData> ReadRows(GrainId grainId);
    public abstract Task<ReminderTableData> ReadRows(uint begin, uint end);
    public abstract Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);
    public abstract Task StartAsync(CancellationToken cancellationToken = default);
    public abstract Task StopAsync(CancellationToken cancellationToken = default);
    public abstract Task<string?> UpsertRow(ReminderEntry entry);
}

internal abstract class MemoryReminderTable : PostgresReminderTable;

internal abstract class MemoryStreamProvider : IStreamProvider
{
    public abstract string Name { get; }
    public abstract bool IsRewindable { get; }
    public abstract IAsyncStream<T> GetStream<T>(StreamId streamId);
}

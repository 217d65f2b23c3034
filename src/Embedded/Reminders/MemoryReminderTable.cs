using System.Globalization;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Reminders in memory, for tests. They outlive activations, but not the process.</summary>
internal sealed class MemoryReminderTable : IReminderTable
{
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> rows = [];
    private readonly Lock sync = new();
    private int version;

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Read(entry => entry.GrainId == grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Read(entry =>
    {
        var hash = entry.GrainId.GetUniformHashCode();
        return begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    });

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        lock (sync)
        {
            return Task.FromResult(rows.TryGetValue((grainId, reminderName), out var entry) ? Copy(entry) : null);
        }
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (sync)
        {
            var stored = Copy(entry);
            stored.ETag = (++version).ToString(CultureInfo.InvariantCulture);
            rows[(entry.GrainId, entry.ReminderName)] = stored;
            return Task.FromResult<string?>(stored.ETag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (sync)
        {
            return Task.FromResult(
                rows.TryGetValue((grainId, reminderName), out var entry)
                && string.Equals(entry.ETag, eTag, StringComparison.Ordinal)
                && rows.Remove((grainId, reminderName)));
        }
    }

    private static ReminderEntry Copy(ReminderEntry entry) => new()
    {
        GrainId = entry.GrainId,
        ReminderName = entry.ReminderName,
        StartAt = entry.StartAt,
        Period = entry.Period,
        ETag = entry.ETag,
    };

    private Task<ReminderTableData> Read(Func<ReminderEntry, bool> wanted)
    {
        lock (sync)
        {
            return Task.FromResult(new ReminderTableData(rows.Values.Where(wanted).Select(Copy)));
        }
    }
}

using Orleans.Runtime;

namespace Orleans;

/// <summary>Where reminders are stored.</summary>
public interface IReminderTable
{
    Task StartAsync(CancellationToken cancellationToken = default);

    Task StopAsync(CancellationToken cancellationToken = default);

    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>The reminders of the grains whose hash lies in (begin, end]; the whole ring if both are equal.</summary>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Stores the reminder over whatever has its name, and returns the new etag.</summary>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <summary>Removes the reminder if the etag still names it.</summary>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);
}

/// <summary>One stored reminder.</summary>
[GenerateSerializer]
public sealed class ReminderEntry
{
    [Id(0)]
    public GrainId GrainId { get; set; }

    [Id(1)]
    public string ReminderName { get; set; } = string.Empty;

    /// <summary>When it first ticks, in UTC.</summary>
    [Id(2)]
    public DateTime StartAt { get; set; }

    [Id(3)]
    public TimeSpan Period { get; set; }

    [Id(4)]
    public string? ETag { get; set; }

    public override string ToString() => $"<{GrainId}, {ReminderName}, {StartAt:O}, {Period}, {ETag}>";
}

[GenerateSerializer]
public sealed class ReminderTableData
{
    public ReminderTableData()
        : this([])
    {
    }

    public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = list.ToList();

    public ReminderTableData(ReminderEntry entry)
        : this([entry])
    {
    }

    [Id(0)]
    public IList<ReminderEntry> Reminders { get; }

    public override string ToString() => string.Join(", ", Reminders);
}

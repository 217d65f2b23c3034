using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Marketplace.Postgres;

/// <summary>What operators see of the storage: how much shares a transaction, how long one takes, and who loses.</summary>
internal sealed class StorageMetrics : IDisposable
{
    public const string Name = "Marketplace.Storage";

    private readonly ActivitySource activities = new(Name);
    private readonly Meter meter;
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> duration;
    private readonly Counter<long> conflicts;

    public StorageMetrics(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        batchSize = meter.CreateHistogram<int>("marketplace.storage.batch.size", "{write}", "Writes that shared a transaction.");
        duration = meter.CreateHistogram<double>("marketplace.storage.commit.duration", "s", "Time from the first byte sent to the answer.");
        conflicts = meter.CreateCounter<long>("marketplace.storage.conflicts", "{write}", "Writes that did not succeed, by reason.");
    }

    /// <summary>One span for a transaction, tied to the spans of the turns whose writes it carries.</summary>
    public Activity? Begin(IReadOnlyList<WaitingWrite> writes)
    {
        if (!activities.HasListeners())
        {
            return null;
        }

        var links = writes.Where(write => write.Origin != default).Select(write => new ActivityLink(write.Origin));
        var activity = activities.StartActivity("storage commit", ActivityKind.Client, default(ActivityContext), links: links);
        activity?.SetTag("db.system.name", "postgresql");
        activity?.SetTag("db.operation.batch.size", writes.Count);
        return activity;
    }

    public void Committed(int writes, TimeSpan elapsed)
    {
        batchSize.Record(writes);
        duration.Record(elapsed.TotalSeconds);
    }

    public void Failed(string reason) => conflicts.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose()
    {
        activities.Dispose();
        meter.Dispose();
    }
}

using System.Diagnostics.Metrics;

namespace Marketplace.Work;

/// <summary>What the workers of this process did, by kind of work and outcome.</summary>
internal sealed class WorkMetrics : IDisposable
{
    public const string MeterName = "Marketplace.Work";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> items;
    private readonly Histogram<double> durations;

    public WorkMetrics()
    {
        items = meter.CreateCounter<long>("marketplace.work.items", "{item}", "Items of leased work, by outcome.");
        durations = meter.CreateHistogram<double>("marketplace.work.duration", "s", "How long one item took.");
    }

    public void Count(string work, bool succeeded, TimeSpan took)
    {
        var kind = new KeyValuePair<string, object?>("work", work);
        var outcome = new KeyValuePair<string, object?>("outcome", succeeded ? "done" : "failed");
        items.Add(1, kind, outcome);
        durations.Record(took.TotalSeconds, kind, outcome);
    }

    public void Dispose() => meter.Dispose();
}

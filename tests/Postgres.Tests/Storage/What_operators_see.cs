using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Marketplace.Postgres;

public sealed class What_operators_see(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Are_sizes_durations_and_conflicts()
    {
        await using var host = await StorageHost.Start(postgres);
        using var meters = new Measurements(host);
        await host.Write(StorageHost.Counter(1), new Named("anna"));

        await Assert.ThrowsAsync<CommitRefusedException>(() => host.Write(StorageHost.Counter(2), new Named("anna")));

        Assert.Equal(1, meters.Sum("marketplace.storage.batch.size"));
        Assert.Equal(1, meters.Sum("marketplace.storage.conflicts"));
        Assert.True(meters.Sum("marketplace.storage.commit.duration") > 0);
    }

    [Fact]
    public async Task Are_spans_that_name_the_turns_they_carry()
    {
        await using var host = await StorageHost.Start(postgres);
        using var source = new ActivitySource(nameof(What_operators_see));
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = each => each.Name is StorageMetrics.Name or nameof(What_operators_see),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        using var turn = source.StartActivity("turn")!;
        await host.Write(StorageHost.Counter(1), new Counted(1));

        // Other tests of this process commit too; this one is known by its link.
        Activity commit;
        lock (spans)
        {
            commit = Assert.Single(spans, span => span.Links.Any(link => link.Context.SpanId == turn.SpanId));
        }

        Assert.Equal("storage commit", commit.OperationName);
        Assert.NotEqual(turn.TraceId, commit.TraceId);
    }

    /// <summary>What the meters of one host say, and not those of other tests in the same process.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly Dictionary<string, double> sums = new(StringComparer.Ordinal);

        public Measurements(StorageHost host)
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == StorageMetrics.Name && instrument.Meter.Scope == host.Meters)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
            listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
            listener.Start();
        }

        public double Sum(string name)
        {
            lock (sums)
            {
                return sums.GetValueOrDefault(name);
            }
        }

        public void Dispose() => listener.Dispose();

        private void Add(Instrument instrument, double value)
        {
            lock (sums)
            {
                sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
            }
        }
    }
}

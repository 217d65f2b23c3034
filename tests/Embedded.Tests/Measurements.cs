using System.Diagnostics.Metrics;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Marketplace.Embedded;

/// <summary>What the engine counts, under the names that dashboards of Orleans know.</summary>
public sealed class Measurements
{
    [Fact]
    public async Task Calls_time_outs_and_activations_are_counted()
    {
        await using var engine = await Engine.Start(silo => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));
        using var meter = new Counted(engine);

        await engine.Grains.GetGrain<ICounterGrain>("measured").Add(1);
        var late = engine.Grains.GetGrain<IGatedGrain>("measured").Write("measured");
        await Gate.Named("measured").Arrived;
        engine.Time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<TimeoutException>(() => late);
        Gate.Named("measured").Open();
        await engine.Silo.DeactivateAll();

        Assert.Contains(("orleans-app-requests-latency", "ICounterGrain/Add"), meter.Seen);
        Assert.Contains(("orleans-app-requests-timedout", "IGatedGrain/Write"), meter.Seen);
        Assert.Contains(("orleans-catalog-activation-created", "counter"), meter.Seen);
        Assert.Contains(("orleans-catalog-activation-destroyed", "gated"), meter.Seen);
    }

    /// <summary>Everything that the meters of one engine measured, with its first tag.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly List<(string Instrument, string? Tag)> seen = [];

        public Counted(Engine engine)
        {
            var factory = engine.Services.GetService(typeof(IMeterFactory));
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name is "Microsoft.Orleans" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<double>(Record);
            listener.SetMeasurementEventCallback<long>(Record);
            listener.Start();
        }

        public List<(string Instrument, string? Tag)> Seen
        {
            get
            {
                lock (seen)
                {
                    return [.. seen];
                }
            }
        }

        public void Dispose() => listener.Dispose();

        private void Record<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        {
            lock (seen)
            {
                seen.Add((instrument.Name, tags[0].Value as string));
            }
        }
    }
}

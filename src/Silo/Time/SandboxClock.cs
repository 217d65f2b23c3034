using Marketplace.Work;

namespace Marketplace.Time;

/// <summary>
/// The domain clock of a sandbox: it can be set, and it is the same in every process on a database and after a restart.
/// Reading it costs nothing; a cheap poll brings what another process set.
/// </summary>
internal sealed class SandboxClock(IClockSetting setting, TimeProvider system, ILogger<SandboxClock> logger) : TimeProvider, IHostedService, IDisposable
{
    /// <summary>How long another process may not know of a new setting.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource stopping = new();
    private ClockReading reading = ClockReading.System;
    private Task polling = Task.CompletedTask;

    public ClockReading Reading => Volatile.Read(ref reading);

    public override DateTimeOffset GetUtcNow()
    {
        var now = Reading;
        return now.FrozenAt ?? SystemClock.Storable(system.GetUtcNow() + now.Ahead);
    }

    /// <summary>Sets the time for all processes on this database.</summary>
    public async Task Set(DateTimeOffset now, bool frozen, CancellationToken cancellationToken)
    {
        var instant = SystemClock.Storable(now.ToUniversalTime());
        var ahead = SystemClock.Storable(instant) - SystemClock.Storable(system.GetUtcNow());
        Adopt(await setting.Write(frozen ? instant : null, ahead, cancellationToken));
    }

    /// <summary>Reads what was set last, without waiting for the poll.</summary>
    public Task CatchUp(CancellationToken cancellationToken) => Read(cancellationToken);

    /// <summary>Reads what was set last, before anything else of the process starts to ask for the time.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Read(cancellationToken);
        polling = KeepReading(stopping.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private async Task KeepReading(CancellationToken cancellationToken)
    {
        var outage = new Outage("sandbox clock", logger, system);
        while (true)
        {
            try
            {
                await Task.Delay(Poll, system, cancellationToken);
                await Read(cancellationToken);
                outage.Over();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                await outage.Wait(error, cancellationToken);
            }
        }
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        if (await setting.Read(cancellationToken) is { } latest)
        {
            Adopt(latest);
        }
    }

    /// <summary>A reading that was under way while the clock was set must not bring the old time back.</summary>
    private void Adopt(ClockReading next)
    {
        var known = Reading;
        while (next.Revision > known.Revision)
        {
            var seen = Interlocked.CompareExchange(ref reading, next, known);
            if (ReferenceEquals(seen, known))
            {
                return;
            }

            known = seen;
        }
    }
}

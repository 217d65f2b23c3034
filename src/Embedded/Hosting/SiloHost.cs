using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Starts the silo with its host and stops it gracefully: nothing new comes in, what has come in is answered, every grain says goodbye.</summary>
internal sealed partial class SiloHost(
    Silo silo,
    Lifecycle lifecycle,
    IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants,
    ILogger<SiloHost> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lifecycle.Subscribe(nameof(SiloHost), ServiceLifecycleStage.RuntimeInitialize, static _ => Task.CompletedTask, BreakOff);
        lifecycle.Subscribe(nameof(SiloHost), ServiceLifecycleStage.RuntimeGrainServices, Open);
        lifecycle.Subscribe(nameof(SiloHost), ServiceLifecycleStage.GrainDeactivation, static _ => Task.CompletedTask, Close);
        foreach (var participant in participants)
        {
            participant.Participate(lifecycle);
        }

        try
        {
            await lifecycle.Start(cancellationToken);
        }
        catch
        {
            await lifecycle.Stop(CancellationToken.None);
            throw;
        }

        LogStarted();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await lifecycle.Stop(cancellationToken);
        silo.State = SiloState.Stopped;
        LogStopped();
    }

    private Task Open(CancellationToken cancellationToken)
    {
        silo.State = SiloState.Running;
        return Task.CompletedTask;
    }

    private async Task Close(CancellationToken cancellationToken)
    {
        silo.State = SiloState.Draining;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");

        // A call that is still to be answered may bring further grains to life, so this repeats until there are none.
        while (silo.Catalog.Count > 0 && !cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(silo.Catalog.Alive.Select(activation => activation.Drain(reason, cancellationToken))).WaitAsync(cancellationToken);
        }

        silo.State = SiloState.Stopped;
    }

    /// <summary>The last thing of all: nobody may wait for an answer that cannot come.</summary>
    private Task BreakOff(CancellationToken cancellationToken)
    {
        silo.State = SiloState.Stopped;
        silo.BreakOff();
        return Task.CompletedTask;
    }

    [LoggerMessage(1032, LogLevel.Error, "{Observer} failed while the silo was stopping")]
    public static partial void LogStopFailed(ILogger logger, Exception exception, string observer);

    [LoggerMessage(1030, LogLevel.Information, "The silo has started")]
    private partial void LogStarted();

    [LoggerMessage(1031, LogLevel.Information, "The silo has stopped")]
    private partial void LogStopped();
}

using Marketplace.Work;

namespace Marketplace.Hosting;

/// <summary>
/// Ends the claims of an earlier life before the workers start, where the engine says that this process is alone. In a
/// cluster they run out by themselves.
/// </summary>
internal sealed class LeftoverClaims(IClaims claims) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Engine.IsAlone ? claims.EndAll(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

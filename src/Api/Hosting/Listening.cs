using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.Hosting;

/// <summary>
/// Once the host listens: tells whoever hands out links where, and the stand-in, whose webhooks have waited for it.
/// Registered before the workers, who begin only after that.
/// </summary>
internal sealed class Listening(IServer server, OwnAddress address) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var url = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        var listening = new Uri(url.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal));
        address.Is(listening.Host is "0.0.0.0" or "[::]" ? new UriBuilder(listening) { Host = "localhost" }.Uri : listening);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Postgres;

/// <summary>A running server that this process started, and the one way to stop it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Ports are taken by others between our look and our start; more than a few such accidents are no accident.</summary>
    private const int PortAttempts = 5;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>The watchdog's own patience, and a little more.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(40);

    private readonly Process watchdog;

    private ServerProcess(Process watchdog, int port) => (this.watchdog, Port) = (watchdog, port);

    public int Port { get; }

    /// <summary>Completes when the server has ended, asked or not.</summary>
    public Task Ended(CancellationToken cancellationToken) => watchdog.WaitForExitAsync(cancellationToken);

    /// <summary>Starts the server and returns once it answers.</summary>
    /// <param name="place">What to start, where, and as whom.</param>
    /// <param name="wantedPort">The port that other hosts already know; null takes any free one.</param>
    /// <param name="cancellationToken">Gives up; what was started is stopped.</param>
    public static async Task<ServerProcess> Start(ServerPlace place, int? wantedPort, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await Predecessor.MakeWay(place, cancellationToken);

            var port = wantedPort ?? FreePort();
            var server = new ServerProcess(Watchdog.Start(place, port), port);
            try
            {
                if (await server.Answers(place, cancellationToken))
                {
                    return server;
                }
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }

            server.watchdog.Dispose();
            var log = await File.ReadAllTextAsync(place.Directory.Log, cancellationToken);
            if (attempt >= PortAttempts && !log.Contains("still in use", StringComparison.Ordinal))
            {
                throw new PostgresServerException($"PostgreSQL did not start in '{place.Directory.Root}'. Its log says:{Environment.NewLine}{log}");
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }

    /// <summary>Fast shutdown: running statements are cut off, committed data is safe, nothing keeps running.</summary>
    public async ValueTask DisposeAsync()
    {
        watchdog.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopTimeout);
        try
        {
            await watchdog.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            watchdog.Kill(entireProcessTree: true);
        }

        watchdog.Dispose();
    }

    private async Task<bool> Answers(ServerPlace place, CancellationToken cancellationToken)
    {
        while (!watchdog.HasExited)
        {
            if (await place.Answers(Port, cancellationToken))
            {
                return true;
            }

            await Task.Delay(Poll, cancellationToken);
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

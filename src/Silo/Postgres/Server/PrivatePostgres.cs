using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Postgres;

/// <summary>
/// A private PostgreSQL for a developer's machine and for tests: started below the data directory, reachable only from
/// this machine and only with a password that lies in that directory, and gone when its hosts are gone.
/// </summary>
/// <remarks>
/// Several hosts may name the same directory. The first owns the server; the others find it and connect. When the owner
/// stops or dies, the server stops with it, open connections break as in any restart of a database, and one of the
/// remaining hosts starts it again <b>on the same port</b>, so connection strings stay true and pools recover by themselves.
/// The same happens when the server itself crashes.
/// </remarks>
internal sealed partial class PrivatePostgres : IAsyncDisposable
{
    /// <summary>How soon a remaining host notices that the owner is gone; the price is one attempt to lock a file.</summary>
    private static readonly TimeSpan SuccessionPoll = TimeSpan.FromMilliseconds(200);

    /// <summary>Between attempts to bring a server back that does not want to start.</summary>
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);

    private readonly ServerPlace place;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task keeper;
    private FileStream? ownership;
    private ServerProcess? server;

    private PrivatePostgres(ServerPlace place, int port, FileStream? ownership, ServerProcess? server, ILogger logger)
    {
        (this.place, this.ownership, this.server, this.logger) = (place, ownership, server, logger);
        Port = port;
        keeper = Keep();
    }

    public int Port { get; }

    /// <summary>Whether this host runs the server; false while another one does.</summary>
    public bool IsOwner => ownership is not null;

    /// <summary>Starts the server of a data directory, or joins the one that another host runs there, and returns when it answers.</summary>
    /// <exception cref="PostgresServerException">It cannot run here; the message says why and what to do.</exception>
    public static async Task<PrivatePostgres> Start(
        PostgresServerOptions options, ILogger? logger = null, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.StartTimeout);
        try
        {
            return await StartOrJoin(options, logger ?? NullLogger.Instance, patience.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PostgresServerException(
                $"PostgreSQL in '{options.Directory}' did not answer within {options.StartTimeout.TotalSeconds:0} seconds. " +
                "Its log, server.log in the postgres folder there, may say why.", error);
        }
    }

    /// <summary>How to log in as the owner of everything, to one database of this server.</summary>
    public string ConnectionString(string database) => place.ConnectionString(Port, database);

    /// <summary>Makes a database when it is not there yet; safe to call from several hosts at once.</summary>
    public Task CreateDatabaseIfMissing(string database, CancellationToken cancellationToken = default) =>
        place.CreateDatabaseIfMissing(Port, database, cancellationToken);

    /// <summary>Stops the server when this host owns it; another host that still needs it starts it again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        await stopping.CancelAsync();
        await keeper.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (ownership is not null)
        {
            await ownership.DisposeAsync();
            ownership = null;
        }

        stopping.Dispose();
    }

    private static async Task<PrivatePostgres> StartOrJoin(PostgresServerOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var account = await ServerAccount.Choose(cancellationToken);
        var directory = await ServerDirectory.Open(options.Directory, account, cancellationToken);
        var binaries = await PostgresBinaries.Find(options.BinariesFolder, Cluster.VersionOf(directory), account, cancellationToken);
        var home = new ServerPlace(binaries, directory, account, options.Durable, options.Disposable);

        while (true)
        {
            if (directory.TryOwn() is { } owned)
            {
                try
                {
                    if (Cluster.VersionOf(directory) is null)
                    {
                        await Cluster.Create(directory, binaries, account, options.Durable, cancellationToken);
                    }

                    var started = await ServerProcess.Start(home, wantedPort: null, cancellationToken);
                    return new PrivatePostgres(home, started.Port, owned, started, logger);
                }
                catch
                {
                    await owned.DisposeAsync();
                    throw;
                }
            }

            if (PostmasterFile.Read(directory.Cluster) is { } running && await home.Answers(running.Port, cancellationToken))
            {
                return new PrivatePostgres(home, running.Port, ownership: null, server: null, logger);
            }

            await Task.Delay(SuccessionPoll, cancellationToken);
        }
    }

    /// <summary>Keeps a server running for as long as this host lives: waits for the owner's end, or for the server's, and starts it again.</summary>
    private async Task Keep()
    {
        while (true)
        {
            if (server is not null)
            {
                await server.Ended(stopping.Token);
                LogServerEnded(logger, Port);
                await server.DisposeAsync();
                server = null;
            }

            while ((ownership ??= place.Directory.TryOwn()) is null)
            {
                await Task.Delay(SuccessionPoll, stopping.Token);
            }

            try
            {
                server = await ServerProcess.Start(place, Port, stopping.Token);
                LogServerRestarted(logger, Port);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogRestartFailed(logger, Port, error);
                await Task.Delay(RestartPause, stopping.Token);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The private PostgreSQL on port {Port} has ended by itself; it is started again.")]
    private static partial void LogServerEnded(ILogger logger, int port);

    [LoggerMessage(Level = LogLevel.Information, Message = "This host runs the private PostgreSQL on port {Port} now.")]
    private static partial void LogServerRestarted(ILogger logger, int port);

    [LoggerMessage(Level = LogLevel.Error, Message = "The private PostgreSQL could not be started again on port {Port}.")]
    private static partial void LogRestartFailed(ILogger logger, int port, Exception error);
}

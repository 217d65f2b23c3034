using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Hosting;

/// <summary>
/// The database of this process, ready to be used: found or started, and migrated. It is opened before the host is
/// built and closed after the host has stopped, because everything in between stands on it.
/// </summary>
internal sealed class MarketplaceDatabase : IAsyncDisposable
{
    private const string PrivateName = "marketplace";

    private readonly PrivatePostgres? server;

    private MarketplaceDatabase(string login, PrivatePostgres? server)
    {
        this.server = server;
        Application = MarketplaceDataSource.ForApplication(login);
        EngineConnectionString = MarketplaceDataSource.OwnerConnectionString(login);
        Where = new NpgsqlConnectionStringBuilder(login) is var parts ? $"{parts.Database} on {parts.Host}:{parts.Port}" : string.Empty;
    }

    /// <summary>The pool of the product.</summary>
    public NpgsqlDataSource Application { get; }

    /// <summary>How the engine opens connections to its own tables.</summary>
    public string EngineConnectionString { get; }

    /// <summary>Which database this is, without any secret.</summary>
    public string Where { get; }

    /// <summary>Whether this product runs the server, rather than somebody else.</summary>
    public bool IsPrivate => server is not null;

    /// <exception cref="PostgresServerException">A private server cannot run here.</exception>
    /// <exception cref="DatabaseRefusedException">The database is not ours, or not of this build.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<MarketplaceDatabase> Open(DatabaseOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var (login, server) = options.ConnectionString is { } given
            ? (given, null)
            : await StartPrivate(options, logger, cancellationToken);
        try
        {
            await (options.Migrate ? Migrator.Migrate(login, cancellationToken) : Migrator.Check(login, cancellationToken));
            return new MarketplaceDatabase(login, server);
        }
        catch
        {
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>One that nobody will ask anything, for an application that is built only to be looked at.</summary>
    public static MarketplaceDatabase None() => new("Host=none.invalid;Database=none;Username=none", null);

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<(string Login, PrivatePostgres Server)> StartPrivate(
        DatabaseOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var started = await PrivatePostgres.Start(
            new PostgresServerOptions(Path.GetFullPath(options.Directory)) { BinariesFolder = options.Binaries, Durable = options.Durable },
            logger,
            cancellationToken);
        await started.CreateDatabaseIfMissing(PrivateName, cancellationToken);
        return (started.ConnectionString(PrivateName), started);
    }
}

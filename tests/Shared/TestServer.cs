using Marketplace.Postgres;
using Npgsql;

namespace Marketplace;

/// <summary>
/// One private server for each test process, started by the first test that asks and stopped with the process;
/// when the run is killed, the server's watchdog stops it. It forgets: nothing is flushed to disk.
/// </summary>
internal static class TestServer
{
    private const string Template = "template_marketplace";

    private static readonly string Runs = Path.Combine(Path.GetTempPath(), "marketplace-tests");
    private static readonly Lazy<Task<PrivatePostgres>> Started = new(Start);

    public static Task<PrivatePostgres> Server => Started.Value;

    /// <summary>Runs one statement in the database that always exists.</summary>
    public static async Task Execute(string sql)
    {
        var server = await Server;
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Makes a database that is migrated already: a copy of a template, which takes some hundredths of a second.</summary>
    public static async Task<string> CreateDatabase(string name)
    {
        await Execute($"create database {name} template {Template}");
        return (await Server).ConnectionString(name);
    }

    /// <summary>Deletes the folder of a server that has stopped, wherever its data lies.</summary>
    public static void Delete(string folder)
    {
        var home = Path.Combine(folder, "postgres");
        if (Directory.ResolveLinkTarget(home, returnFinalTarget: true) is { Exists: true } elsewhere)
        {
            Directory.Delete(elsewhere.FullName, recursive: true);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<PrivatePostgres> Start()
    {
        SweepKilledRuns();
        var folder = Path.Combine(Runs, Guid.NewGuid().ToString("N"));
        var server = await PrivatePostgres.Start(new PostgresServerOptions(folder) { Durable = false });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Delete(folder);
        };

        await server.CreateDatabaseIfMissing(Template);
        await Migrator.Migrate(server.ConnectionString(Template));
        return server;
    }

    /// <summary>A run that was killed could not delete its folder. One that nobody has locked is nobody's.</summary>
    private static void SweepKilledRuns()
    {
        foreach (var folder in Directory.CreateDirectory(Runs).EnumerateDirectories())
        {
            var ownership = Path.Combine(folder.FullName, "postgres", "owner.lock");
            try
            {
                using (new FileStream(ownership, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    Delete(folder.FullName);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // In use, about to be, or another user's.
            }
        }
    }
}

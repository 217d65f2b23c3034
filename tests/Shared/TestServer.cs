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

    private static readonly string Runs = Path.Combine(Path.GetTempPath(), $"marketplace-tests-{Environment.UserName}");

    /// <summary>Longer than any run takes, so that a folder of that age is nobody's unless its lock says otherwise.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(1);

    /// <summary>A machine that is busy with other tests begins a server slowly, which says nothing about the server.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

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

    /// <summary>A data directory for one server; what a killed run cannot delete, a later run does.</summary>
    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Runs, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Deletes the folder of a server that has stopped, wherever its data lies.</summary>
    public static void Delete(string folder)
    {
        var home = new DirectoryInfo(Path.Combine(folder, "postgres"));
        if (home.Exists && home.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } elsewhere)
        {
            Directory.Delete(elsewhere.FullName, recursive: true);
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<PrivatePostgres> Start()
    {
        SweepKilledRuns();
        var folder = NewFolder();
        var server = await PrivatePostgres.Start(new PostgresServerOptions(folder) { Durable = false, Disposable = true, StartTimeout = Patience });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Delete(folder);
        };

        await server.CreateDatabaseIfMissing(Template);
        await Migrator.Migrate(server.ConnectionString(Template));
        return server;
    }

    private static void SweepKilledRuns()
    {
        var old = Directory.CreateDirectory(Runs).EnumerateDirectories()
            .Where(folder => folder.CreationTimeUtc < DateTime.UtcNow - LongestRun);
        foreach (var folder in old)
        {
            if (IsIdle(folder))
            {
                Delete(folder.FullName);
            }
        }
    }

    private static bool IsIdle(DirectoryInfo folder)
    {
        try
        {
            using (new FileStream(Path.Combine(folder.FullName, "postgres", "owner.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                return true;
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false; // Somebody debugs for longer than an hour.
        }
    }
}

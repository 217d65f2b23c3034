using System.Diagnostics;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>One database of the benchmark's own PostgreSQL, which writes as durably as the one that people get.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly NpgsqlDataSource database;

    private BenchDatabase(string connectionString) =>
        (ConnectionString, database) = (connectionString, NpgsqlDataSource.Create(MarketplaceDataSource.OwnerConnectionString(connectionString)));

    public string ConnectionString { get; }

    /// <summary>An empty one with the product's schema.</summary>
    public static async Task<BenchDatabase> Create(PrivatePostgres server, string name)
    {
        await server.CreateDatabaseIfMissing(name);
        await Migrator.Migrate(server.ConnectionString(name));
        return new BenchDatabase(server.ConnectionString(name));
    }

    public async Task Execute(string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Lets the server make rows and take them in again by COPY, as a restore does.</summary>
    public async Task Copy(string table, string columns, string rows)
    {
        await using var from = await database.OpenConnectionAsync();
        await using var into = await database.OpenConnectionAsync();
        await using var made = await from.BeginRawBinaryCopyAsync($"copy ({rows}) to stdout (format binary)");
        await using var taken = await into.BeginRawBinaryCopyAsync($"copy {table} ({columns}) from stdin (format binary)");
        await made.CopyToAsync(taken, bufferSize: 1 << 20);
    }

    /// <summary>Processor time that the server has used for all its databases, in seconds.</summary>
    public async Task<double> Cpu() => CpuTime.OfFamily(CpuTime.ParentOf(await Ask<int>("select pg_backend_pid()")));

    public Task<long> Bookings() => Ask<long>("select count(*) from bookings");

    /// <summary>Waits until everybody has been told of everything, so that what a load caused is written.</summary>
    /// <returns>How long that took, in seconds.</returns>
    public async Task<double> AllTold()
    {
        var began = Stopwatch.GetTimestamp();
        while (await Ask<bool>("select exists (select from relay_watermarks where told < version and parked_at is null)"))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException("What the bookings cause is not written in time.");
            }

            await Task.Delay(Poll);
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

using Marketplace.Postgres;
using Marketplace.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Marketplace.Work;

/// <summary>The workers of one process on a database of their own, brisk enough that a test never waits for a pause.</summary>
internal sealed class WorkBench : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly List<IHostedService> loops = [];
    private readonly WorkMetrics metrics = new();

    public WorkBench(string connectionString, WorkOptions? options = null)
    {
        Database = MarketplaceDataSource.ForApplication(connectionString, connections: 20);
        Options = options ?? Brisk;
        Services = new WorkServices(Options, TimeProvider.System, metrics, NullLoggerFactory.Instance);
        Tables = new LeaseTables(Database, Options, new Backoff(Options, new Random(7)));
    }

    public static WorkOptions Brisk { get; } = new()
    {
        Poll = TimeSpan.FromMilliseconds(20),
        FirstRetry = TimeSpan.FromMilliseconds(1),
        LongestRetry = TimeSpan.FromMilliseconds(5),
        Attempts = 3,
    };

    public NpgsqlDataSource Database { get; }

    public WorkOptions Options { get; }

    public WorkServices Services { get; }

    public WorkSignals Signals { get; } = new();

    public LeaseTables Tables { get; }

    public FixedClock Clock { get; } = new(Monday);

    public async Task<WorkLoop<TItem>> Start<TItem>(IWork<TItem> work, WorkSignal signal, int concurrency = 8)
    {
        var loop = new WorkLoop<TItem>(work, signal, concurrency, Services);
        loops.Add(loop);
        await loop.StartAsync(CancellationToken.None);
        await loop.StartedAsync(CancellationToken.None);
        return loop;
    }

    public Task Settle() =>
        new Settlement([new UnsettledWork(Database, Clock)], Signals, TimeProvider.System).Settle(Patience, CancellationToken.None);

    public async Task Execute(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Scalar<T>(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var loop in loops)
        {
            await loop.StopAsync(CancellationToken.None);
        }

        await Database.DisposeAsync();
        metrics.Dispose();
    }

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        return command;
    }
}

/// <summary>Stands still until a test moves it.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

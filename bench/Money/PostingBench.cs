using System.Globalization;
using Marketplace.Ledger;
using Marketplace.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Marketplace.Bench;

/// <summary>
/// How many movements of money are posted per second, each with the event that causes it, by the storage of the marketplace. Beside it, in turns,
/// pgbench, which writes the same rows in one statement per transaction and has nothing to decide. Both wait for the disk.
/// </summary>
internal sealed class PostingBench(MoneyBenchOptions options, ICommits commits, BenchDatabase ours, BenchDatabase theirs, Pgbench limit)
{
    private const string Cash = "cash:stripe";
    private const string Fee = "expense:gateway_fee";
    private const string Escrow = "liability:escrow";
    private const string Fingerprint = "a benchmark's fingerprint, 32 char";

    /// <summary>As long as those of a captured payment.</summary>
    private static readonly string State = $$"""{"padding": "{{new string('x', 1_500)}}"}""";

    private static readonly string Event = $$"""{"padding": "{{new string('x', 250)}}"}""";

    private static readonly DateTimeOffset At = new(2030, 3, 4, 8, 0, 0, TimeSpan.Zero);

    public static async Task<int> Run(string[] settings)
    {
        var options = MoneyBenchOptions.From(settings);
        await using var place = await BenchPlace.Open(options.Folder);
        await using var ours = await BenchDatabase.Create(place.Server, "ours");
        await using var theirs = await BenchDatabase.Create(place.Server, "theirs");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["state"] = State, ["event"] = Event, ["cash"] = Cash, ["fee"] = Fee, ["escrow"] = Escrow,
        };
        var limit = await Pgbench.With(theirs, place.Folder, "posting.sql", texts);
        await using var database = MarketplaceDataSource.ForApplication(ours.ConnectionString);
        await using var services = new ServiceCollection()
            .AddSingleton(database)
            .AddMarketplaceStorage(new StorageOptions())
            .BuildServiceProvider();
        return await new PostingBench(options, services.GetRequiredService<ICommits>(), ours, theirs, limit).Run();
    }

    private async Task<int> Run()
    {
        Console.WriteLine("Warming up");
        await Post(8);
        await limit.Run(8, options.Seconds);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {round}, load average {Machine.Load:0.0}"));
            foreach (var callers in (int[])[1, 8, 64])
            {
                Console.WriteLine($"  {callers,2} postings at once  {await Measured(ours, () => Post(callers))}");
                Console.WriteLine($"  {callers,2} by pgbench        {await Measured(theirs, () => limit.Run(callers, options.Seconds))}");
            }
        }

        var unbalanced = await ours.Ask<long>("select count(*) from (select sum(amount) from ledger_entries group by transaction_id having sum(amount) <> 0) sums");
        return unbalanced == 0 ? 0 : throw new InvalidOperationException($"{unbalanced} movements do not sum to zero.");
    }

    private Task<LoadResult> Post(int callers) => LoadResult.Of(callers, options.Seconds, async _ =>
    {
        await commits.Commit(Captured());
        return true;
    });

    private static async Task<LoadResult> Measured(BenchDatabase database, Func<Task<LoadResult>> load)
    {
        var before = await database.Cpu();
        var result = await load();
        return result with { DatabaseCpu = (await database.Cpu() - before) * 1_000 / result.Done };
    }

    private static AggregateWrite Captured()
    {
        var payment = GrainId.Create("payment", Guid.NewGuid().ToString("N"));
        var cause = new CommandContext(new CommandId(Guid.NewGuid()), Actor.Platform, Fingerprint, "bench", null);
        var moved = new LedgerTransaction(
            "capture",
            Guid.NewGuid(),
            [
                new LedgerLeg(Cash, Guid.Empty, new Money(78_55, "EUR")),
                new LedgerLeg(Fee, Guid.Empty, new Money(1_45, "EUR")),
                new LedgerLeg(Escrow, Guid.NewGuid(), new Money(-80_00, "EUR")),
            ]);
        var pending = new PendingWrite(cause, At, [new PendingEvent(1, Event, State)], new([], []), new([], []), [new PendingPosting(1, moved)]);
        return new AggregateWrite(
            payment.ToString(), payment, 0, 1, State, pending, [new StoredEvent(1, "payment.captured", Event)], [], [], IsHeard: false);
    }
}

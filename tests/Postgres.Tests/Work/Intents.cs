using System.Collections.Concurrent;
using Marketplace.Intents;
using Marketplace.Postgres;

namespace Marketplace.Work;

public sealed class Intents(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Refund = "stripe.refund";

    [Fact]
    public async Task Are_carried_out_once_however_many_workers_look()
    {
        var database = await postgres.CreateDatabase();
        await using var first = new WorkBench(database);
        await using var second = new WorkBench(database);
        var done = new ConcurrentQueue<Guid>();
        for (var number = 0; number < 100; number++)
        {
            await Want(first, Refund);
        }

        foreach (var bench in new[] { first, second })
        {
            await bench.Start(Work(bench, intent => Report(bench, intent, done)), bench.Signals.Intents);
        }

        await first.Settle();
        Assert.Equal(100, done.Count);
        Assert.Equal(100, done.Distinct().Count());
    }

    [Fact]
    public async Task That_fail_are_tried_again_and_then_parked_with_their_error()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var attempts = new ConcurrentQueue<int>();
        var aggregates = new Forgetful();
        await Want(bench, Refund);

        await bench.Start(
            Work(
                bench,
                intent =>
                {
                    attempts.Enqueue(intent.Attempt);
                    throw new InvalidOperationException("The gateway says no.");
                },
                aggregates),
            bench.Signals.Intents);

        await bench.Settle();
        Assert.Equal([1, 2, 3], attempts);
        Assert.Equal(2, aggregates.StepsDown);
        Assert.Equal(
            "InvalidOperationException: The gateway says no.",
            await bench.Scalar<string>("select error from intents where parked_at is not null and claimed_until is null"));
    }

    [Fact]
    public async Task That_fail_or_hang_hold_up_no_other()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var done = new ConcurrentQueue<Guid>();
        var release = new TaskCompletionSource();
        var healthy = new TaskCompletionSource();
        await Want(bench, "hanging");
        await Want(bench, "failing");
        await Want(bench, Refund);

        var loop = await bench.Start(
            Work(bench, intent => intent.Kind switch
            {
                "hanging" => release.Task,
                "failing" => Task.FromException(new TimeoutException()),
                _ => Report(bench, intent, done).ContinueWith(_ => healthy.SetResult(), TaskScheduler.Default),
            }),
            bench.Signals.Intents,
            concurrency: 2);

        await healthy.Task.WaitAsync(WorkBench.Patience);
        release.SetResult();
        await loop.StopAsync(CancellationToken.None);
        Assert.Single(done);
    }

    [Fact]
    public async Task That_were_carried_out_and_are_still_wanted_are_tried_again()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var done = new ConcurrentQueue<Guid>();
        var reportLost = true;
        await Want(bench, Refund);

        await bench.Start(
            Work(bench, intent =>
            {
                var lost = reportLost;
                reportLost = false;
                return lost ? Task.CompletedTask : Report(bench, intent, done);
            }),
            bench.Signals.Intents);

        await bench.Settle();
        Assert.Single(done);
    }

    [Fact]
    public async Task Of_a_kind_that_nobody_knows_are_parked_for_an_operator()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        await Want(bench, "unheard.of");

        await bench.Start(Work(bench, _ => Task.CompletedTask), bench.Signals.Intents);

        await bench.Settle();
        Assert.Contains("unheard.of", await bench.Scalar<string>("select error from intents where parked_at is not null"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claimed_by_somebody_else_are_left_alone_until_the_claim_runs_out()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var theirs = await Want(bench, Refund);
        var abandoned = await Want(bench, Refund);
        await bench.Execute("update intents set claimed_until = now() + interval '1 minute' where id = $1", theirs);
        await bench.Execute("update intents set claimed_until = now() - interval '1 millisecond' where id = $1", abandoned);

        var claimed = await Work(bench, _ => Task.CompletedTask).Claim(10, CancellationToken.None);

        Assert.Equal([abandoned], claimed.Select(intent => intent.Id));
    }

    [Fact]
    public async Task Claimed_in_an_earlier_life_are_free_again_for_a_host_that_is_alone()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var left = await Want(bench, Refund);
        await bench.Execute("update intents set claimed_until = now() + interval '1 minute'");

        await bench.Tables.EndAll(CancellationToken.None);

        Assert.Equal([left], (await Work(bench, _ => Task.CompletedTask).Claim(10, CancellationToken.None)).Select(intent => intent.Id));
    }

    [Fact]
    public async Task That_died_with_their_process_may_have_been_carried_out()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var work = Work(bench, _ => Task.CompletedTask);
        await Want(bench, Refund);
        Assert.False(Assert.Single(await work.Claim(10, CancellationToken.None)).IsRepeat);

        // Nobody says how it ended, as after kill -9.
        await bench.Tables.EndAll(CancellationToken.None);

        var again = Assert.Single(await work.Claim(10, CancellationToken.None));
        Assert.True(again.IsRepeat);
        Assert.Equal(1, again.Attempt);
    }

    [Fact]
    public async Task Under_way_come_to_their_end_when_the_worker_stops()
    {
        await using var bench = new WorkBench(await postgres.CreateDatabase());
        var done = new ConcurrentQueue<Guid>();
        var began = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await Want(bench, Refund);
        var loop = await bench.Start(
            Work(bench, async intent =>
            {
                began.SetResult();
                await release.Task;
                await Report(bench, intent, done);
            }),
            bench.Signals.Intents);
        await began.Task.WaitAsync(WorkBench.Patience);

        var stopped = loop.StopAsync(CancellationToken.None);
        release.SetResult();
        await stopped.WaitAsync(WorkBench.Patience);

        Assert.Single(done);
    }

    [Fact]
    public async Task Wait_for_a_database_that_is_away_and_go_on_by_themselves()
    {
        var database = await postgres.CreateDatabase();
        await using var bench = new WorkBench(database, WorkBench.Brisk with { Attempts = 1_000 });
        var done = new ConcurrentQueue<Guid>();
        await Want(bench, Refund);
        var began = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await bench.Start(
            Work(bench, async intent =>
            {
                began.TrySetResult();
                await release.Task;
                await Report(bench, intent, done);
            }),
            bench.Signals.Intents);
        await began.Task.WaitAsync(WorkBench.Patience);

        await using (await Outages.Begin(database))
        {
            // The one under way fails to report, and nobody can look for more.
            release.SetResult();
        }

        await bench.Settle();
        Assert.Single(done);
    }

    private static IntentWork Work(WorkBench bench, Func<ClaimedIntent, Task> carryOut, IAggregates? aggregates = null) =>
        new(new IntentTable(bench.Tables), aggregates ?? new Forgetful(), [new Handler(carryOut)]);

    private static async Task<Guid> Want(WorkBench bench, string kind)
    {
        var id = Guid.CreateVersion7();
        await bench.Execute(
            "insert into intents (id, stream, kind, body, wanted_at, correlation) values ($1, $2, $3, '{}', $4, 'test')",
            id, GrainId.Create("note", Guid.NewGuid().ToString("N")).ToString(), kind, WorkBench.Monday);
        return id;
    }

    /// <summary>What an aggregate does when it hears that its intent was carried out: it no longer wants it.</summary>
    private static async Task Report(WorkBench bench, ClaimedIntent intent, ConcurrentQueue<Guid> done)
    {
        await bench.Execute("delete from intents where id = $1", intent.Id);
        done.Enqueue(intent.Id);
    }

    private sealed class Handler(Func<ClaimedIntent, Task> carryOut) : IIntentHandler
    {
        public ImmutableArray<string> Kinds => [Refund, "hanging", "failing"];

        public Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken) => carryOut(intent);
    }
}

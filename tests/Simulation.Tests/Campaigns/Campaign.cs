using System.Collections.Concurrent;

namespace Marketplace.Simulations;

/// <summary>Many seeds, on as many threads as there are cores; each seed lives on one of them from its begin to its end.</summary>
/// <param name="from">The first seed.</param>
/// <param name="seeds">How many.</param>
/// <param name="threads">On how many threads.</param>
/// <param name="run">Lives through one of them.</param>
/// <param name="webhooks">After how many webhooks there have been enough seeds; null for as many seeds as are asked for.</param>
internal sealed class Campaign(ulong from, int seeds, int threads, Func<Scenario, Verdict> run, long? webhooks = null)
{
    /// <summary>Every so many seeds one is run twice, and both runs must be the same to the byte.</summary>
    private const ulong RepeatEvery = 50;

    private readonly ConcurrentQueue<(Scenario Scenario, Verdict Verdict)> failures = new();
    private readonly Lock counting = new();
    private WebhookTally tally;
    private long next;
    private long done;
    private long bookings;
    private long steps;

    public IReadOnlyCollection<(Scenario Scenario, Verdict Verdict)> Failures => failures;

    public long Done => Interlocked.Read(ref done);

    public long Bookings => Interlocked.Read(ref bookings);

    public long Steps => Interlocked.Read(ref steps);

    /// <summary>What became of the webhooks of all of them.</summary>
    public WebhookTally Webhooks
    {
        get
        {
            lock (counting)
            {
                return tally;
            }
        }
    }

    /// <summary>Runs all seeds, or until so many have failed.</summary>
    /// <param name="enough">How many failures are enough.</param>
    /// <param name="progress">Told about once a second.</param>
    public void Run(int enough, Action<Campaign> progress)
    {
        _ = Blueprint.Shared;
        var runners = Enumerable.Range(0, threads).Select(number => new Thread(() => RunSeeds(enough), maxStackSize: 16 * 1024 * 1024) { Name = $"seeds {number}" }).ToArray();
        foreach (var runner in runners)
        {
            runner.Start();
        }

        foreach (var runner in runners)
        {
            while (!runner.Join(TimeSpan.FromSeconds(1)))
            {
                progress(this);
            }
        }
    }

    private void RunSeeds(int enough)
    {
        while (failures.Count < enough && Webhooks.Made < (webhooks ?? long.MaxValue) && Interlocked.Increment(ref next) is var number && number <= seeds)
        {
            var scenario = Scenario.Of(from + (ulong)(number - 1));
            var verdict = run(scenario);
            if (verdict.Violations.IsEmpty && scenario.Seed % RepeatEvery == 0 && run(scenario).Digest != verdict.Digest)
            {
                verdict = verdict with { Violations = [new Violation("same run", "Two runs of the seed have different logs.")] };
            }

            Interlocked.Increment(ref done);
            Interlocked.Add(ref bookings, verdict.Bookings);
            Interlocked.Add(ref steps, verdict.Steps);
            lock (counting)
            {
                tally += verdict.Webhooks;
            }

            if (!verdict.Violations.IsEmpty)
            {
                failures.Enqueue((scenario, verdict));
            }
        }
    }
}

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Marketplace.Embedded;

/// <summary>One thread, one time, one seed: a run is what its seed says.</summary>
public sealed class Simulations
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_seed_gives_the_same_run_and_others_give_others()
    {
        var runs = Enumerable.Range(0, 20).Select(seed => Race((ulong)seed)).ToArray();

        Assert.Equal(runs, Enumerable.Range(0, 20).Select(seed => Race((ulong)seed)));
        Assert.InRange(runs.Distinct(StringComparer.Ordinal).Count(), 10, 20);
    }

    [Fact]
    public void Time_stands_still_while_anything_runs_and_moves_from_timer_to_timer()
    {
        using var simulation = new Simulation(1, Monday);
        var process = new SimulatedProcess(simulation, "clock");
        var seen = new List<double>();
        process.Run(async () =>
        {
            foreach (var minutes in new[] { 5, 60, 24 * 60 })
            {
                await Task.Delay(TimeSpan.FromMinutes(minutes), process.Time);
                seen.Add((process.Time.GetUtcNow() - Monday).TotalMinutes);
            }
        });

        Drain(simulation);

        Assert.Equal([5, 65, 1505], seen);
    }

    [Fact]
    public void A_killed_process_never_runs_again()
    {
        using var simulation = new Simulation(1, Monday);
        var process = new SimulatedProcess(simulation, "victim");
        var steps = 0;
        process.Run(async () =>
        {
            while (true)
            {
                steps++;
                await Task.Delay(TimeSpan.FromSeconds(1), process.Time);
                await Task.Yield();
            }
        });
        while (steps < 3)
        {
            Advance(simulation);
        }

        process.Kill();
        Drain(simulation);

        Assert.Equal(3, steps);
    }

    [Fact]
    public async Task Leaving_the_thread_is_noticed()
    {
        using var left = new ManualResetEventSlim();
        var run = Task.Factory.StartNew(
            () =>
            {
                using var simulation = new Simulation(1, Monday);
                var process = new SimulatedProcess(simulation, "stray");
                process.Run(async () =>
                {
                    await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                    process.Enqueue(() => { });
                    left.Set();
                });
                Drain(simulation);
                left.Wait();
                simulation.ThrowIfFailed();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => run);
        Assert.Contains("left the thread", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_catches_fails_the_run()
    {
        using var simulation = new Simulation(1, Monday);
        new SimulatedProcess(simulation, "clumsy").Run(() => throw new InvalidDataException("Dropped."));

        Assert.Throws<InvalidDataException>(() => Drain(simulation));
    }

    /// <summary>Several callers of several grains, with answers in the order that the seed made.</summary>
    private static string Race(ulong seed)
    {
        using var simulation = new Simulation(seed, Monday);
        var process = new SimulatedProcess(simulation, "silo");
        var services = new ServiceCollection();
        services.AddOrleans(static _ => { });
        process.Host(services);
        using var provider = services.BuildServiceProvider();
        var log = new StringBuilder();

        process.Run(async () =>
        {
            await provider.GetServices<IHostedService>().OfType<SiloHost>().Single().StartAsync(CancellationToken.None);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(Call));
            log.Append(provider.GetRequiredService<EmbeddedSilo>().ActivationCount);
        });
        Drain(simulation);
        return log.ToString();

        async Task Call(int caller)
        {
            var grain = provider.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>($"{caller % 3}");
            await grain.AddSlowly();
            log.Append(caller).Append('=').Append(await grain.Add(0)).Append(' ');
        }
    }

    private static void Drain(Simulation simulation)
    {
        // Engines look for idle activations for ever; a day is enough for everything else.
        while (simulation.Ready > 0 || simulation.Time.Next < Monday + TimeSpan.FromDays(2))
        {
            Advance(simulation);
        }
    }

    private static void Advance(Simulation simulation)
    {
        if (!simulation.Step() && simulation.Time.Next is { } next)
        {
            simulation.Time.MoveTo(next);
        }
    }
}

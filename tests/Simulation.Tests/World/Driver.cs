using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Decides what happens next: run something that is ready, let a worker look for work, let trouble strike, or let time
/// pass. Time passes only when nothing can run, and then to the next moment at which something can.
/// </summary>
internal sealed class Driver(Town town, Simulation simulation)
{
    /// <summary>
    /// After the trouble: long after the last booking, its complaint window, its review period and its payout, even if that failed for good and
    /// is paid with the next month's.
    /// </summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromDays(38);

    /// <summary>Where payouts wait for banks they may do so twice: the one that failed for good, and the next month's.</summary>
    private static readonly TimeSpan Feasts = TimeSpan.FromDays(21);

    /// <summary>A run of the usual span that takes this much is going in circles.</summary>
    private const long MostSteps = 2_000_000;

    /// <summary>How many ticks are missed in a row. Half of them are in campaigns of years, where chance alone would miss those of a quarter of an hour.</summary>
    private const int MostMissed = 12;

    private readonly Chance chance = simulation.Chance.Fork("driver");
    private readonly List<(DateTimeOffset At, Action Resume)> paused = [];
    private Workers? workers;
    private DateTimeOffset? restartAt;
    private DateTimeOffset nextTick;
    private int missed;
    private int living;

    public Verdict Run()
    {
        try
        {
            StartMarket();
            foreach (var person in town.People)
            {
                living++;
                town.Outside.Run(async () =>
                {
                    await person.Come();
                    living--;
                });
            }

            if (town.Scenario.Has(Disputer.Habit))
            {
                var thinking = simulation.Chance.Fork($"{Disputer.Habit} of customers");
                town.Outside.Run(() => Disputer.Complain(town, thinking));
            }

            while (living > 0 || simulation.Time.Now < town.Opening + town.Span)
            {
                Step();
            }

            Heal();
            while (simulation.Time.Now < town.Opening + town.Span + Aftermath + (town.Scenario.Has(Banker.Habit) ? Feasts : TimeSpan.Zero) && Step())
            {
            }

            simulation.ThrowIfFailed();
            return town.Watch.Judge();
        }
        catch (Exception error)
        {
            return town.Watch.Judge(error);
        }
    }

    /// <returns>False when nothing is left to happen.</returns>
    private bool Step()
    {
        if (simulation.Steps > MostSteps * (town.Span / Town.UsualSpan))
        {
            throw new InvalidOperationException("The run does not come to an end.");
        }

        Trouble();
        if (simulation.Ready > 0 && !chance.PerMille(100))
        {
            simulation.Step();
            return true;
        }

        return LookForWork() || simulation.Step() || PassTime();
    }

    private void Trouble()
    {
        // Counted by steps, of which a day with nobody awake has none.
        if (town.Market is { IsReady: true } && town.Faults.Strikes(Fault.Crash))
        {
            town.KillMarket();
        }

        if (town.Market is null)
        {
            workers = null;
            restartAt ??= simulation.Time.Now + Outage();
        }

        if (simulation.Ready > 0 && town.Faults.Strikes(Fault.Pause) && simulation.Pause() is { } resume)
        {
            paused.Add((simulation.Time.Now + town.Faults.Span(Fault.Pause, TimeSpan.FromSeconds(50)), resume));
        }
    }

    /// <summary>A restart takes moments; now and then nobody comes before the gateway has forgotten its keys.</summary>
    private TimeSpan Outage() =>
        town.Faults.Way(Fault.Crash, 30) == 0
            ? TimeSpan.FromHours(25) + town.Faults.Span(Fault.Crash, TimeSpan.FromHours(5))
            : town.Faults.Span(Fault.Crash, TimeSpan.FromMinutes(2));

    /// <summary>Lets one of the workers look that would find something.</summary>
    private bool LookForWork()
    {
        if (workers is not { IsFree: true })
        {
            return false;
        }

        var looks = new List<Action>(5);
        var now = simulation.Time.Now;
        if (town.Database.AnyEventUntold(now))
        {
            looks.Add(workers.Relay);
        }

        if (town.Database.AnyIntentFree(now))
        {
            looks.Add(workers.CarryOutIntents);
        }

        if (town.Database.AnyWebhookFree(now))
        {
            looks.Add(workers.ProcessWebhooks);
        }

        if (town.Database.AnyDeadlineFree(now, town.Clock.Ahead) && now >= nextTick)
        {
            // One that is missed is made up for a minute later, by the reminder of the shard.
            missed = town.Faults.Strikes(Fault.MissedTick) && missed < MostMissed ? missed + 1 : 0;
            nextTick = missed > 0 ? now + TimeSpan.FromMinutes(1) : DateTimeOffset.MinValue;
            if (nextTick < now)
            {
                looks.Add(workers.Pulse);
            }
        }

        if (looks.Count == 0)
        {
            return false;
        }

        chance.Pick(looks)();
        return true;
    }

    private bool PassTime()
    {
        var now = simulation.Time.Now;
        var next = Earliest(simulation.Time.Next, town.Database.NextFree(now, town.Clock.Ahead), restartAt, town.Clock.RightAt, nextTick > now ? nextTick : null, paused.Count > 0 ? paused.Min(item => item.At) : null);
        if (next is not { } instant)
        {
            return false;
        }

        simulation.Time.MoveTo(instant > now ? instant : now);
        now = simulation.Time.Now;
        foreach (var due in paused.FindAll(item => item.At <= now))
        {
            paused.Remove(due);
            due.Resume();
        }

        if (restartAt <= now)
        {
            StartMarket();
        }

        if (town.Clock.RightAt <= now)
        {
            town.PutClockRight();
        }

        town.JumpClock();

        return true;
    }

    private void StartMarket()
    {
        restartAt = null;
        town.StartMarket();
        workers = new Workers(town, town.Market!, chance.Fork("workers"));
    }

    private void Heal()
    {
        town.Log.Tell("driver", "everything works from now on");
        town.Heal();
        foreach (var (_, resume) in paused)
        {
            resume();
        }

        paused.Clear();
        if (town.Market is null)
        {
            StartMarket();
        }
    }

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> instants)
    {
        DateTimeOffset? earliest = null;
        foreach (var instant in instants)
        {
            if (instant is not null && (earliest is null || instant < earliest))
            {
                earliest = instant;
            }
        }

        return earliest;
    }
}

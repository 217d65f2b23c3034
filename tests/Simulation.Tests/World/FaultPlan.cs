using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// How unkind a run is: probabilities drawn from its seed, so that some runs meet one kind of trouble often and others a
/// little of everything. All of it stops when the run heals.
/// </summary>
internal sealed class FaultPlan
{
    /// <summary>A client that asked so often in vain has gone home.</summary>
    private const int MostAttempts = 40;

    private readonly Dictionary<Fault, (Chance Chance, int PerMille)> faults = [];

    public FaultPlan(Chance chance, Scenario scenario)
    {
        foreach (var (fault, most) in Fault.Kinds)
        {
            // Each has a stream of its own: leaving one out changes nothing about when the others strike.
            var own = chance.Fork(fault.Name);
            var perMille = own.PerMille(500) ? own.Below(most + 1) : 0;
            faults[fault] = (own, scenario.Has(fault.Name) ? perMille : 0);
        }
    }

    /// <summary>From now on everything works.</summary>
    public bool IsHealed { get; private set; }

    public void Heal() => IsHealed = true;

    /// <summary>Has one strike so often, whatever was drawn.</summary>
    public void Set(Fault fault, int perMille) => faults[fault] = (faults[fault].Chance, perMille);

    public bool Strikes(Fault fault) => !IsHealed && faults[fault] is var (chance, perMille) && chance.PerMille(perMille);

    public bool GivesUp(int attempts) => attempts >= MostAttempts || (attempts > 0 && Strikes(Fault.Impatience));

    /// <summary>Whether it may strike in this run at all.</summary>
    public bool Has(Fault fault) => faults[fault].PerMille > 0;

    /// <summary>How long it lasts.</summary>
    public TimeSpan Span(Fault fault, TimeSpan most) => faults[fault].Chance.Between(TimeSpan.Zero, most);

    /// <summary>In which of several ways it strikes.</summary>
    public int Way(Fault fault, int ways) => faults[fault].Chance.Below(ways);

    public override string ToString() => string.Join(", ", faults.Where(fault => fault.Value.PerMille > 0).Select(fault => $"{fault.Key.Name} {fault.Value.PerMille}"));
}

/// <summary>One kind of trouble; its name leaves it out on the command line.</summary>
internal sealed record Fault(string Name)
{
    /// <summary>kill -9 of the whole process.</summary>
    public static readonly Fault Crash = new("crash");

    /// <summary>A second activation of a grain that is in use.</summary>
    public static readonly Fault Duplicate = new("duplicate");

    /// <summary>A call between grains that comes late, or never, or whose answer is lost.</summary>
    public static readonly Fault Call = new("call");

    /// <summary>Work that is ready and yet does not run for a while.</summary>
    public static readonly Fault Pause = new("pause");

    /// <summary>A tick of the scheduler that never comes.</summary>
    public static readonly Fault MissedTick = new("missed-tick");

    /// <summary>A write that fails: certainly, or with its outcome unknown, or with the death of the process.</summary>
    public static readonly Fault Storage = new("storage");

    /// <summary>A call of the gateway that goes wrong in one of its ways.</summary>
    public static readonly Fault Gateway = new("gateway");

    /// <summary>A webhook that is lost, late, or sent again.</summary>
    public static readonly Fault Webhook = new("webhook");

    /// <summary>A client that asks no more, without knowing what became of its request.</summary>
    public static readonly Fault Impatience = new("impatience");

    /// <summary>A client that sends again what was answered.</summary>
    public static readonly Fault Repeat = new("repeat");

    /// <summary>A worker's claim whose answer is lost: it holds work and does not know of it.</summary>
    public static readonly Fault Claim = new("claim");

    /// <summary>The wall clock of the machine is wrong for a while.</summary>
    public static readonly Fault ClockJump = new("clock-jump");

    /// <summary>All kinds, with how often each strikes at most, in a thousand occasions.</summary>
    public static ImmutableArray<(Fault Fault, int Most)> Kinds { get; } =
    [
        (Crash, 2), (Duplicate, 60), (Call, 15), (Pause, 10), (MissedTick, 400), (Storage, 30), (Gateway, 80), (Webhook, 200), (Impatience, 40), (Repeat, 80), (ClockJump, 3), (Claim, 40),
    ];
}

/// <summary>A seed, and what is left out of it: people and kinds of trouble, by name.</summary>
internal sealed record Scenario(ulong Seed, ImmutableSortedSet<string> Without)
{
    public static Scenario Of(ulong seed) => new(seed, []);

    public bool Has(string name) => !Without.Contains(name);

    /// <summary>How to run it again.</summary>
    public override string ToString() => Without.IsEmpty ? $"--replay {Seed}" : $"--replay {Seed} --without {string.Join(',', Without)}";
}

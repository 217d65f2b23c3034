namespace Marketplace.Reconciliation;

/// <summary>How a marketplace reconciles.</summary>
/// <param name="Every">From the end of a run to the next.</param>
/// <param name="Grace">What moved more recently may still be under way, and is left to the next run.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.pace")]
public sealed record ReconciliationPace(TimeSpan Every, TimeSpan Grace);

/// <summary>What a run does, in this order.</summary>
public enum ReconciliationPhase
{
    /// <summary>Reads what moved the platform's own balance at the gateway.</summary>
    Platform,

    /// <summary>Reads what moved the balances of providers there.</summary>
    Accounts,

    /// <summary>Looks for each of these in what we know and in the ledger.</summary>
    Theirs,

    /// <summary>Looks for what we know, and the gateway has not said.</summary>
    Ours,

    /// <summary>Looks again at every difference that stands.</summary>
    Open,
}

/// <summary>How far a run has come. Whoever goes on needs nothing else.</summary>
/// <param name="Phase">In which part.</param>
/// <param name="After">Behind what; null at its beginning.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.place")]
public sealed record ReconciliationPlace(ReconciliationPhase Phase, string? After);

/// <summary>What was done.</summary>
/// <param name="Read">Movements that the gateway listed.</param>
/// <param name="Compared">Movements that were compared.</param>
/// <param name="Found">Differences among them.</param>
/// <param name="Repairing">Of these, how many are new; the gateway is asked about them once more before people are.</param>
/// <param name="Gone">Differences of earlier runs that are none any more.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.tally")]
public sealed record ReconciliationTally(long Read, long Compared, long Found, long Repairing, long Gone)
{
    public static readonly ReconciliationTally None = new(0, 0, 0, 0, 0);

    public ReconciliationTally Plus(ReconciliationTally more) =>
        new(Read + more.Read, Compared + more.Compared, Found + more.Found, Repairing + more.Repairing, Gone + more.Gone);
}

/// <summary>All movements of one kind in one currency, as both sides have them.</summary>
/// <param name="Kind">The gateway's word: `charge`, `refund`, `transfer`, `transfer_refund`, `payout`, `payout_failure`, and others that it alone moves.</param>
/// <param name="TheirCount">How many the gateway has.</param>
/// <param name="Theirs">What they changed balances by, net of its fees.</param>
/// <param name="OurCount">How many of these we know.</param>
/// <param name="Ours">What these changed, by our account.</param>
[GenerateSerializer, Immutable, Alias("reconciliation.sum")]
public sealed record ReconciliationSum(string Kind, long TheirCount, Money Theirs, long OurCount, Money Ours);

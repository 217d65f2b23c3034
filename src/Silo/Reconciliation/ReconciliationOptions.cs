namespace Marketplace.Reconciliation;

/// <summary>How often gateways are compared with what we know.</summary>
internal sealed record ReconciliationOptions
{
    public const string Section = "Reconciliation";

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(400);

    /// <summary>From the end of a run to the next.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What moved more recently may still be under way, and is left to the next run.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long after it was opened a page is still asked about, at gateways that list nothing; what we gave back is asked about for ever.</summary>
    public TimeSpan LookBack { get; init; } = TimeSpan.FromDays(14);

    public ReconciliationPace Pace => new(Every, Grace);

    public IEnumerable<string> Problems()
    {
        if (Every < Shortest || Every > Longest)
        {
            yield return $"{Section}:Every is between 15 minutes and 7 days.";
        }

        if (Grace < TimeSpan.Zero || Grace > Longest)
        {
            yield return $"{Section}:Grace is between 0 and 7 days.";
        }

        if (LookBack < Longest || LookBack > LongestLookBack)
        {
            yield return $"{Section}:LookBack is between 7 and 400 days.";
        }
    }
}

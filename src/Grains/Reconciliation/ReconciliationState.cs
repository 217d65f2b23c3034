namespace Marketplace.Reconciliation;

/// <summary>How far one gateway has been compared.</summary>
[GenerateSerializer, Immutable, Alias("reconciliation.state")]
internal sealed record ReconciliationState
{
    /// <summary>Null until it is watched.</summary>
    [Id(0)]
    public string? Gateway { get; init; }

    [Id(1)]
    public DateTimeOffset Position { get; init; }

    [Id(2)]
    public DateTimeOffset? NextAt { get; init; }

    [Id(3)]
    public ReconciliationRun? Run { get; init; }

    /// <summary>The step that is under way.</summary>
    [Id(4)]
    public Guid? StepIntent { get; init; }

    /// <summary>When a run goes on that waits for the gateway.</summary>
    [Id(5)]
    public DateTimeOffset? ResumeAt { get; init; }

    /// <summary>As the last run that ended knew it.</summary>
    [Id(6)]
    public ReconciliationPace? Pace { get; init; }

    /// <summary>The last run that ended.</summary>
    [Id(7)]
    public ReconciliationRun? Last { get; init; }
}

/// <summary>One difference.</summary>
[GenerateSerializer, Immutable, Alias("discrepancy.state")]
internal sealed record DiscrepancyState
{
    [Id(0)]
    public DiscrepancyStatus Status { get; init; }

    [Id(1)]
    public Finding? Finding { get; init; }

    [Id(2)]
    public DateTimeOffset FoundAt { get; init; }

    [Id(3)]
    public string? Reason { get; init; }
}

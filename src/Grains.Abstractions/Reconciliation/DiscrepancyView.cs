namespace Marketplace.Reconciliation;

public enum DiscrepancyStatus
{
    None,

    /// <summary>Just found; the gateway was asked about it, as if its webhook had come now.</summary>
    Repairing,

    /// <summary>Still there at the next look: people must look at it.</summary>
    Open,

    /// <summary>Both sides agree by now.</summary>
    Gone,

    /// <summary>An operator has dealt with it.</summary>
    Resolved,
}

/// <summary>A difference as operators see it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Status">What becomes of it.</param>
/// <param name="Finding">As it was found last.</param>
/// <param name="FoundAt">When it was found first, or again after it had gone.</param>
/// <param name="Reason">Of the operator who resolved it.</param>
/// <param name="Version">Of it.</param>
[GenerateSerializer, Immutable, Alias("discrepancy.view")]
public sealed record DiscrepancyView(Guid Id, DiscrepancyStatus Status, Finding Finding, DateTimeOffset FoundAt, string? Reason, long Version) : IVersioned;

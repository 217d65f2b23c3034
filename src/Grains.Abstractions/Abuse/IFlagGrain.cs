namespace Marketplace.Abuse;

/// <summary>
/// Something that looks as if somebody dealt with themselves, or tried out cards of others: what was seen, and what an operator made of it.
/// The grain key is <see cref="FlagId"/>, so the same two people are suspected of the same once. See docs/adr/0038-abuse.md.
/// </summary>
[Alias("abuse-flag")]
public interface IFlagGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Something was seen. Seen again it is no news, whatever was made of it.</summary>
    [Alias("raise")]
    Task Raise(RaiseFlag command);

    /// <summary>It is nothing.</summary>
    /// <remarks>Refusals: `flag.unknown`, `flag.not-now`.</remarks>
    [Alias("clear")]
    Task<Outcome<FlagView>> Clear(ClearFlag command);

    /// <summary>It is what it looks like.</summary>
    /// <remarks>Refusals: `flag.unknown`, `flag.not-now`.</remarks>
    [Alias("confirm")]
    Task<Outcome<FlagView>> Confirm(ConfirmFlag command);

    /// <summary>For operators.</summary>
    /// <remarks>Refusals: `flag.unknown`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<FlagView>> Read(Actor by, CancellationToken cancellationToken);
}

/// <param name="Id">The flag.</param>
/// <param name="Case">What was seen.</param>
/// <param name="Status">What was made of it.</param>
/// <param name="RaisedAt">When it was seen.</param>
/// <param name="DecidedAt">When an operator decided.</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">Counts changes.</param>
[GenerateSerializer, Immutable, Alias("flag.view")]
public sealed record FlagView(
    Guid Id, FlagCase Case, FlagStatus Status, DateTimeOffset RaisedAt, DateTimeOffset? DecidedAt, Guid? DecidedBy, string? Reason, long Version) : IVersioned;

/// <summary>What was made of a flag. Stored by name; never rename.</summary>
public enum FlagStatus
{
    None,

    /// <summary>Waits for an operator.</summary>
    Open,

    /// <summary>It is nothing.</summary>
    Cleared,

    /// <summary>It is what it looks like.</summary>
    Confirmed,
}

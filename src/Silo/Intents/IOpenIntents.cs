namespace Marketplace.Intents;

/// <summary>
/// What the outside world has yet to do. A row is never deleted here: it goes with the write of the aggregate that no
/// longer wants it.
/// </summary>
internal interface IOpenIntents
{
    /// <summary>Claims at most so many.</summary>
    Task<IReadOnlyList<ClaimedIntent>> Claim(int limit, CancellationToken cancellationToken);

    /// <summary>Ends a claim on an intent that may still stand: it is tried again after a pause, and after many tries parked.</summary>
    Task GiveBack(ClaimedIntent intent, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets that an intent failed, and that it was parked. Whoever takes it next still knows that somebody may have acted on it.</summary>
    Task Retry(Guid id, CancellationToken cancellationToken);
}

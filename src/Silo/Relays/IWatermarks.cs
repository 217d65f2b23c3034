namespace Marketplace.Relays;

/// <summary>How far each stream was told to its neighbours. The claim of a watermark is the only right to tell its stream.</summary>
internal interface IWatermarks
{
    /// <summary>Claims at most so many streams that have more events than were told.</summary>
    Task<IReadOnlyList<UntoldStream>> Claim(int limit, CancellationToken cancellationToken);

    /// <summary>Claims those of these streams that nobody holds and that have more events than were told. Finding them costs the same however many others wait.</summary>
    Task<IReadOnlyList<UntoldStream>> Claim(IReadOnlyList<string> streams, CancellationToken cancellationToken);

    /// <summary>Ends a claim whose events were told. What was told before never becomes untold.</summary>
    /// <returns>Whether the stream has grown meanwhile, so that there is more to tell.</returns>
    Task<bool> Mark(UntoldStream stream);

    /// <summary>Writes down how far a stream was told, and keeps the claim.</summary>
    Task Keep(UntoldStream stream, CancellationToken cancellationToken);

    /// <summary>Ends a claim under which an event could not be told: it is tried again after a pause, and after many tries parked.</summary>
    /// <param name="stream">The claimed stream.</param>
    /// <param name="attempts">How often that event had failed before.</param>
    /// <param name="reason">What an operator sees.</param>
    /// <param name="cancellationToken">Gives up; the claim then runs out.</param>
    Task GiveBack(UntoldStream stream, int attempts, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets that a stream could not be told, and that it was parked.</summary>
    Task Retry(string stream, CancellationToken cancellationToken);
}

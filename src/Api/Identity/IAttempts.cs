namespace Marketplace.Identity;

/// <summary>Attempts at secrets, counted for the whole cluster in windows of the domain clock.</summary>
internal interface IAttempts
{
    /// <summary>Counts one attempt, or what it amounts to, in the window that is open or in a new one.</summary>
    /// <returns>How many there were in the window, this one included, and when it ends.</returns>
    Task<(int Used, DateTimeOffset WindowEnd)> Count(
        string purpose, string subject, DateTimeOffset now, DateTimeOffset newWindowEnd, CancellationToken cancellationToken, int amount = 1);

    Task Forget(string purpose, string subject, CancellationToken cancellationToken);
}

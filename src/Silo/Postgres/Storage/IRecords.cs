namespace Marketplace.Postgres;

/// <summary>Where every aggregate stands.</summary>
internal interface IRecords
{
    /// <returns>Null for a stream that nothing has happened to yet.</returns>
    /// <exception cref="StorageUnavailableException">The database did not answer.</exception>
    Task<StoredRecord?> Read(GrainId stream);
}

/// <summary>The record of an aggregate as it is stored.</summary>
/// <param name="Version">The number of events in its stream.</param>
/// <param name="Json">Its text.</param>
internal sealed record StoredRecord(long Version, string Json);

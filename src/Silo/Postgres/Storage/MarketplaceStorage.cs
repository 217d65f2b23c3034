using System.Globalization;
using System.Text.Json;
using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>
/// The storage of aggregates. A write is one transaction: the state by compare-and-set, the events of the turn,
/// the receipt of its command, deadlines, intents, read models, postings. The ETag is the version of the stream.
/// </summary>
internal sealed class MarketplaceStorage(IRecords records, AggregateKinds kinds, ICommits commits) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await records.Read(grainId);
        grainState.State = stored is not null
            ? JsonSerializer.Deserialize<T>(stored.Json, MarketplaceJson.Options) ?? throw new JsonException($"The stored state of {grainId} is null.")
            : Activator.CreateInstance<T>();
        grainState.ETag = stored is null ? null : ToETag(stored.Version);
        grainState.RecordExists = stored is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.State is not IJournaled journaled)
        {
            throw new NotSupportedException($"The storage '{StorageNames.Marketplace}' keeps journals of aggregates; {typeof(T)} is none.");
        }

        if (journaled.Pending is not { } pending)
        {
            return;
        }

        var write = AggregateWrite.Of(grainId, grainState.State, journaled, pending, kinds.Of(grainId));
        if (write.Seen != FromETag(grainState.ETag))
        {
            throw new InconsistentStateException("The turn did not start from what was read.", grainState.ETag, ToETag(write.Seen));
        }

        await commits.Commit(write);
        grainState.ETag = ToETag(write.Version);
        grainState.RecordExists = true;
    }

    /// <summary>Never: what an aggregate did is history, and its end is an event like any other.</summary>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException($"The stream {grainId} only grows.");

    private static string ToETag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long FromETag(string? etag) => etag is null ? 0 : long.Parse(etag, CultureInfo.InvariantCulture);
}

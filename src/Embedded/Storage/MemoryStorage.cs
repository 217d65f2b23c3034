using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Marketplace.Embedded;

/// <summary>State in memory with the same rules as on disk: it is copied in and out, and a write that did not read the stored version loses.</summary>
internal sealed class MemoryStorage : IGrainStorage
{
    private readonly Dictionary<(string Name, GrainId Grain), (object? State, long Version)> records = [];
    private readonly Lock sync = new();
    private long version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (sync)
        {
            grainState.RecordExists = records.TryGetValue((stateName, grainId), out var record);
            grainState.ETag = grainState.RecordExists ? Text(record.Version) : null;
            if (grainState.RecordExists)
            {
                grainState.State = Isolation.Copy((T)record.State!);
            }
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (sync)
        {
            Compare(stateName, grainId, grainState.ETag);
            records[(stateName, grainId)] = (Isolation.Copy(grainState.State), ++version);
            grainState.ETag = Text(version);
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (sync)
        {
            Compare(stateName, grainId, grainState.ETag);
            records.Remove((stateName, grainId));
            grainState.State = default;
            grainState.ETag = null;
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private void Compare(string name, GrainId grain, string? etag)
    {
        var stored = records.TryGetValue((name, grain), out var record) ? Text(record.Version) : null;
        if (!string.Equals(stored, etag, StringComparison.Ordinal))
        {
            throw new InconsistentStateException($"\"{name}\" of {grain} was written by another activation.", stored, etag);
        }
    }
}

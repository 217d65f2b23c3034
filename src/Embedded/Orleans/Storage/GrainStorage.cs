using Orleans.Runtime;

namespace Orleans
{
    /// <summary>One state of one grain as the storage sees it.</summary>
    public interface IGrainState<T>
    {
        /// <summary>Null when nothing is stored and nobody has set one.</summary>
        T? State { get; set; }

        /// <summary>Names the stored version that this one was read from; null if none was.</summary>
        string? ETag { get; set; }

        bool RecordExists { get; set; }
    }

    public sealed class GrainState<T> : IGrainState<T>
    {
        public GrainState()
            : this(default, null)
        {
        }

        public GrainState(T? state)
            : this(state, null)
        {
        }

        public GrainState(T? state, string? eTag)
        {
            State = state;
            ETag = eTag;
        }

        public T? State { get; set; }

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Storage
{
    /// <summary>
    /// Keeps the state of grains. Writing and clearing succeed only if the stored version is still the one that was read,
    /// and otherwise throw <see cref="InconsistentStateException"/>.
    /// </summary>
    public interface IGrainStorage
    {
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            ReadStateAsync(stateName, grainId, grainState);

        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            WriteStateAsync(stateName, grainId, grainState);

        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            ClearStateAsync(stateName, grainId, grainState);
    }
}

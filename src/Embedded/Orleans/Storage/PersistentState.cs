using Orleans.Core;

namespace Orleans.Core
{
    /// <summary>Reads and writes one stored state of the grain that holds it.</summary>
    public interface IStorage
    {
        string? Etag { get; }

        bool RecordExists { get; }

        Task ReadStateAsync();

        Task WriteStateAsync();

        Task ClearStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();
    }

    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans
{
    /// <summary>Marks an attribute by which a constructor parameter asks the engine for a part of the activation.</summary>
    public interface IFacetMetadata;
}

namespace Orleans.Runtime
{
    /// <summary>A stored state, read before <see cref="IGrainBase.OnActivateAsync"/> runs.</summary>
    public interface IPersistentState<TState> : IStorage<TState>;

    public interface IPersistentStateConfiguration
    {
        string StateName { get; }

        string? StorageName { get; }
    }

    /// <summary>Asks for a stored state by its name, and for the storage that keeps it.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute, IFacetMetadata, IPersistentStateConfiguration
    {
        public string StateName { get; } = stateName;

        public string? StorageName { get; } = storageName;
    }

    public interface IPersistentStateFactory
    {
        IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
    }
}

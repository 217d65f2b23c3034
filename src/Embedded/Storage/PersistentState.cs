using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Marketplace.Embedded;

/// <summary>Finds the storage that a grain asked for.</summary>
internal sealed class PersistentStateFactory : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var storage = string.IsNullOrWhiteSpace(config.StorageName)
            ? context.ActivationServices.GetService<IGrainStorage>()
            : context.ActivationServices.GetKeyedService<IGrainStorage>(config.StorageName);
        var state = new PersistentState<TState>(
            config.StateName,
            context.GrainId,
            storage ?? throw new BadProviderConfigException($"{context.GrainId.Type} asks for a storage named \"{config.StorageName}\", which is not registered."));
        context.ObservableLifecycle.Subscribe(config.StateName, GrainLifecycleStage.SetupState, state.ReadStateAsync);
        return state;
    }
}

/// <summary>
/// One stored state of one grain. As in Orleans, what a storage throws arrives wrapped in an <see cref="OrleansException"/>
/// unless it is one already.
/// </summary>
internal sealed class PersistentState<TState>(string name, GrainId grain, IGrainStorage storage) : IPersistentState<TState>
{
    private readonly GrainState<TState> stored = new(Fresh());
    private bool wasRead;

    public TState State
    {
        get => Own().State!;
        set => Own().State = value;
    }

    public string? Etag => stored.ETag;

    public bool RecordExists => wasRead ? stored.RecordExists : throw new InvalidOperationException($"\"{name}\" of {grain} has not been read yet.");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await Translated(() => storage.ReadStateAsync(name, grain, stored, cancellationToken), "reading", cancellationToken);
        stored.State ??= Fresh();
        wasRead = true;
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Translated(() => storage.WriteStateAsync(name, grain, stored, cancellationToken), "writing", cancellationToken);

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await Translated(() => storage.ClearStateAsync(name, grain, stored, cancellationToken), "clearing", cancellationToken);
        stored.State ??= Fresh();
    }

    private static TState Fresh() =>
        typeof(TState).IsValueType || typeof(TState).GetConstructor(Type.EmptyTypes) is null ? default! : Activator.CreateInstance<TState>();

    /// <summary>A state belongs to the turns of its grain; nothing else may touch it, as in Orleans.</summary>
    private GrainState<TState> Own() => ActivationScope.CurrentOrNull is not null
        ? stored
        : throw new InvalidOperationException($"\"{name}\" of {grain} was reached from outside the turns of a grain.");

    private async Task Translated(Func<Task> operation, string doing, CancellationToken cancellationToken)
    {
        Own();
        try
        {
            await operation();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is not OrleansException)
        {
            throw new OrleansException($"The storage {storage.GetType().Name} failed while {doing} \"{name}\" of {grain}: {exception.Message}", exception);
        }
    }
}

namespace Orleans
{
    /// <summary>Takes observers into the stages of a life.</summary>
    public interface ILifecycleObservable
    {
        IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
    }

    public interface ILifecycleObserver
    {
        Task OnStart(CancellationToken cancellationToken = default);

        Task OnStop(CancellationToken cancellationToken = default);
    }

    /// <summary>A service that subscribes itself when the life begins.</summary>
    public interface ILifecycleParticipant<TLifecycleObservable>
        where TLifecycleObservable : ILifecycleObservable
    {
        void Participate(TLifecycleObservable lifecycle);
    }
}

namespace Orleans.Runtime
{
    /// <summary>The life of one activation.</summary>
    public interface IGrainLifecycle : ILifecycleObservable;

    /// <summary>The life of the silo.</summary>
    public interface ISiloLifecycle : ILifecycleObservable
    {
        int HighestCompletedStage { get; }

        int LowestStoppedStage { get; }
    }

    /// <summary>A task that runs once when the silo has started.</summary>
    public interface IStartupTask
    {
        Task Execute(CancellationToken cancellationToken);
    }

    public static class GrainLifecycleStage
    {
        public const int First = int.MinValue;
        public const int SetupState = 1000;
        public const int Activate = 2000;
        public const int Last = int.MaxValue;
    }
}

namespace Orleans;

public static class LifecycleExtensions
{
    public static IDisposable Subscribe(this ILifecycleObservable observable, string observerName, int stage, Func<CancellationToken, Task> onStart, Func<CancellationToken, Task> onStop) =>
        observable.Subscribe(observerName, stage, new Observer(onStart, onStop));

    public static IDisposable Subscribe(this ILifecycleObservable observable, string observerName, int stage, Func<CancellationToken, Task> onStart) =>
        observable.Subscribe(observerName, stage, onStart, static _ => Task.CompletedTask);

    public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage, ILifecycleObserver observer) =>
        observable.Subscribe(typeof(TObserver).FullName!, stage, observer);

    public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage, Func<CancellationToken, Task> onStart, Func<CancellationToken, Task> onStop) =>
        observable.Subscribe(typeof(TObserver).FullName!, stage, onStart, onStop);

    public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage, Func<CancellationToken, Task> onStart) =>
        observable.Subscribe(typeof(TObserver).FullName!, stage, onStart);

    public static IDisposable Subscribe(this ILifecycleObservable observable, int stage, ILifecycleObserver observer) =>
        observable.Subscribe(observer.GetType().FullName!, stage, observer);

    private sealed class Observer(Func<CancellationToken, Task> onStart, Func<CancellationToken, Task> onStop) : ILifecycleObserver
    {
        public Task OnStart(CancellationToken cancellationToken = default) => onStart(cancellationToken);

        public Task OnStop(CancellationToken cancellationToken = default) => onStop(cancellationToken);
    }
}

namespace Marketplace.Embedded;

/// <summary>
/// The one way by which a turn reaches a thread. Nothing in the engine queues work elsewhere, so whoever
/// stands behind this decides the order in which everything happens.
/// </summary>
internal interface IWorkScheduler
{
    void Queue(IThreadPoolWorkItem work);
}

internal sealed class ThreadPoolWorkScheduler : IWorkScheduler
{
    public void Queue(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: true);
}

namespace Marketplace.Work;

/// <summary>Carries out what an operator decided about work that failed. Told twice or late it changes nothing more; work that was done meanwhile is left alone.</summary>
internal sealed class WorkCaseRelay(IFailedWork failed) : IRelay<WorkCaseEvent>
{
    public Task Tell(Notice<WorkCaseEvent> notice, CancellationToken cancellationToken) =>
        notice.Event switch
        {
            WorkRetried retried => failed.Retry(retried.Work, notice.Version, cancellationToken),
            WorkWasLetGo letGo => failed.LetGo(letGo.Work, notice.Version, cancellationToken),
            _ => Task.CompletedTask,
        };
}

namespace Marketplace.Scheduling;

/// <summary>Carries out what an operator decided about a timer. Told twice or late it changes nothing more; a timer that has gone or moved is left alone.</summary>
internal sealed class TimerCaseRelay(IDueDeadlines deadlines) : IRelay<TimerCaseEvent>
{
    public Task Tell(Notice<TimerCaseEvent> notice, CancellationToken cancellationToken) =>
        notice.Event switch
        {
            TimerRetried retried => deadlines.Retry(GrainId.Parse(retried.Timer.Stream), retried.Timer.Name, retried.Timer.At, notice.Version),
            TimerWasLetGo letGo => deadlines.LetGo(GrainId.Parse(letGo.Timer.Stream), letGo.Timer.Name, letGo.Timer.At, notice.Version),
            _ => Task.CompletedTask,
        };
}

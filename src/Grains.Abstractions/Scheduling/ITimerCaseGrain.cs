namespace Marketplace.Scheduling;

/// <summary>
/// What operators did about one timer of one aggregate that was late or failed. The key is the timer's id in the operators'
/// queue. It decides and remembers; the timer's row follows.
/// </summary>
[Alias("timer-case")]
public interface ITimerCaseGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Has the timer tried again at once, as if it had never failed.</summary>
    /// <remarks>Refusals: `timer.not-yours`, `timer.unknown`.</remarks>
    [Alias("retry")]
    Task<Outcome<TimerCaseView>> Retry(RetryTimer command);

    /// <summary>Does not wait for the timer any more: it stays parked, and leaves the queue.</summary>
    /// <remarks>Refusals: `timer.not-yours`, `timer.unknown`, `timer.let-go`.</remarks>
    [Alias("let-go")]
    Task<Outcome<TimerCaseView>> LetGo(LetTimerGo command);
}

/// <summary>Which timer.</summary>
/// <param name="Stream">The aggregate, as its stream is called.</param>
/// <param name="Name">The timer's name there.</param>
/// <param name="At">The instant it was to do its work. One that moved meanwhile is another timer.</param>
[GenerateSerializer, Immutable, Alias("timer.ref")]
public sealed record TimerRef(string Stream, string Name, DateTimeOffset At);

/// <summary>What was last done about a timer.</summary>
/// <param name="Id">Its id in the queue.</param>
/// <param name="Timer">Which timer.</param>
/// <param name="Act">What was done.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The operator.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("timer-case.view")]
public sealed record TimerCaseView(Guid Id, TimerRef Timer, TimerAct Act, string Reason, Guid By, DateTimeOffset At);

/// <summary>What an operator may do about a timer.</summary>
public enum TimerAct
{
    Retried,
    LetGo,
}

/// <param name="Context">By an operator.</param>
/// <param name="Timer">As the queue shows it; null when it is not there, or not any more.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("timer-case.command")]
public abstract record TimerCaseCommand(CommandContext Context, TimerRef? Timer, string Reason) : ICommand;

[GenerateSerializer, Immutable, Alias("timer-case.retry")]
public sealed record RetryTimer(CommandContext Context, TimerRef? Timer, string Reason) : TimerCaseCommand(Context, Timer, Reason);

[GenerateSerializer, Immutable, Alias("timer-case.let-go")]
public sealed record LetTimerGo(CommandContext Context, TimerRef? Timer, string Reason) : TimerCaseCommand(Context, Timer, Reason);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("timer-case.event")]
public abstract record TimerCaseEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("timer-case.retried")]
public sealed record TimerRetried(DateTimeOffset At, Guid By, TimerRef Timer, string Reason) : TimerCaseEvent(At);

[GenerateSerializer, Immutable, Alias("timer-case.was-let-go")]
public sealed record TimerWasLetGo(DateTimeOffset At, Guid By, TimerRef Timer, string Reason) : TimerCaseEvent(At);

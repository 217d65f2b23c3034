namespace Marketplace.Work;

/// <summary>
/// What operators did about one piece of work that failed. The key is its id in the operators' queue. It decides and remembers;
/// the work's row follows.
/// </summary>
[Alias("work-case")]
public interface IWorkCaseGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Has it tried again at once, as if it had never failed.</summary>
    /// <remarks>Refusals: `work.not-yours`, `work.unknown`.</remarks>
    [Alias("retry")]
    Task<Outcome<WorkCaseView>> Retry(RetryWork command);

    /// <summary>Does not wait for it any more: it stays parked, and leaves the queue.</summary>
    /// <remarks>Refusals: `work.not-yours`, `work.unknown`, `work.needed`, `work.let-go`.</remarks>
    [Alias("let-go")]
    Task<Outcome<WorkCaseView>> LetGo(LetWorkGo command);
}

/// <summary>Work that is done outside grains, and is parked when it fails too often. Deadlines have a queue of their own.</summary>
public enum WorkKind
{
    /// <summary>News of a gateway that has to be understood.</summary>
    Webhook,

    /// <summary>Something that the outside world has to do for an aggregate.</summary>
    Intent,

    /// <summary>Events that the neighbours of an aggregate have to hear.</summary>
    Relay,
}

/// <summary>Which piece of work.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Owner">The gateway of a webhook; else the aggregate, as its stream is called.</param>
/// <param name="Name">Which one of these: the gateway's id of the event, or the intent's id; empty for what is told, which an aggregate has one of.</param>
[GenerateSerializer, Immutable, Alias("work.ref")]
public sealed record WorkRef(WorkKind Kind, string Owner, string Name);

/// <summary>What was last done about a piece of work.</summary>
/// <param name="Id">Its id in the queue.</param>
/// <param name="Work">Which.</param>
/// <param name="Act">What was done.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The operator.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("work-case.view")]
public sealed record WorkCaseView(Guid Id, WorkRef Work, WorkAct Act, string Reason, Guid By, DateTimeOffset At);

/// <summary>What an operator may do about work that failed.</summary>
public enum WorkAct
{
    Retried,
    LetGo,
}

/// <param name="Context">By an operator.</param>
/// <param name="Work">As the queue shows it; null when it is not there, or not any more.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("work-case.command")]
public abstract record WorkCaseCommand(CommandContext Context, WorkRef? Work, string Reason) : ICommand;

[GenerateSerializer, Immutable, Alias("work-case.retry")]
public sealed record RetryWork(CommandContext Context, WorkRef? Work, string Reason) : WorkCaseCommand(Context, Work, Reason);

[GenerateSerializer, Immutable, Alias("work-case.let-go")]
public sealed record LetWorkGo(CommandContext Context, WorkRef? Work, string Reason) : WorkCaseCommand(Context, Work, Reason);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("work-case.event")]
public abstract record WorkCaseEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("work-case.retried")]
public sealed record WorkRetried(DateTimeOffset At, Guid By, WorkRef Work, string Reason) : WorkCaseEvent(At);

[GenerateSerializer, Immutable, Alias("work-case.was-let-go")]
public sealed record WorkWasLetGo(DateTimeOffset At, Guid By, WorkRef Work, string Reason) : WorkCaseEvent(At);

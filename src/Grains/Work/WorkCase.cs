using System.Diagnostics;

namespace Marketplace.Work;

/// <summary>The rules of what operators do about work that failed. The events are the audit; a relay carries them out.</summary>
internal sealed class WorkCase : IRules<WorkCaseState, WorkCaseCommand, WorkCaseEvent>
{
    private static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "work.not-yours", "Operators look after work that failed.");

    private static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "work.unknown", "There is no such work in the queue.");

    /// <summary>An intent follows from what its aggregate wants, and whoever is not told of an event goes on as if it had never happened.</summary>
    private static readonly Refusal Needed =
        new(RefusalKind.NotNow, "work.needed", "Only a webhook can be let go: what it told is looked up at the gateway as well.");

    private static readonly Refusal LetGoBefore =
        new(RefusalKind.NotNow, "work.let-go", "This was let go before.");

    private WorkCase()
    {
    }

    public static string StreamType => "work-case";

    public static Decision<WorkCaseEvent> Decide(WorkCaseState work, WorkCaseCommand command, DateTimeOffset now) =>
        command switch
        {
            _ when !command.Context.By.IsStaff => NotYours,
            { Work: null } => Unknown,
            RetryWork { Work: { } failed } retry => new WorkRetried(now, retry.Context.By.Id, failed, retry.Reason),
            LetWorkGo { Work.Kind: not WorkKind.Webhook } => Needed,
            LetWorkGo when work is { Work: not null, Act: WorkAct.LetGo } => LetGoBefore,
            LetWorkGo { Work: { } failed } letGo => new WorkWasLetGo(now, letGo.Context.By.Id, failed, letGo.Reason),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static WorkCaseState Evolve(WorkCaseState work, WorkCaseEvent happened) =>
        happened switch
        {
            WorkRetried e => new WorkCaseState { Work = e.Work, Act = WorkAct.Retried, By = e.By, Reason = e.Reason, At = e.At },
            WorkWasLetGo e => new WorkCaseState { Work = e.Work, Act = WorkAct.LetGo, By = e.By, Reason = e.Reason, At = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };
}

/// <summary>What was done last. What was done before is in the events.</summary>
[GenerateSerializer, Immutable, Alias("work-case.state")]
internal sealed record WorkCaseState
{
    [Id(0)]
    public WorkRef? Work { get; init; }

    [Id(1)]
    public WorkAct Act { get; init; }

    [Id(2)]
    public Guid By { get; init; }

    [Id(3)]
    public string Reason { get; init; } = string.Empty;

    [Id(4)]
    public DateTimeOffset At { get; init; }
}

using System.Diagnostics;

namespace Marketplace.Scheduling;

/// <summary>The rules of what operators do about a timer. The events are the audit; a relay carries them out.</summary>
internal sealed class TimerCase : IRules<TimerCaseState, TimerCaseCommand, TimerCaseEvent>
{
    private static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "timer.not-yours", "Operators look after timers.");

    private static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "timer.unknown", "There is no such timer in the queue.");

    private static readonly Refusal LetGoBefore =
        new(RefusalKind.NotNow, "timer.let-go", "This timer was let go before.");

    private TimerCase()
    {
    }

    public static string StreamType => "timer-case";

    public static Decision<TimerCaseEvent> Decide(TimerCaseState timer, TimerCaseCommand command, DateTimeOffset now) =>
        command switch
        {
            _ when !command.Context.By.IsStaff => NotYours,
            { Timer: null } => Unknown,
            RetryTimer { Timer: { } late } retry => new TimerRetried(now, retry.Context.By.Id, late, retry.Reason),
            LetTimerGo letGo when timer.Act is TimerAct.LetGo && timer.Timer == letGo.Timer => LetGoBefore,
            LetTimerGo { Timer: { } late } letGo => new TimerWasLetGo(now, letGo.Context.By.Id, late, letGo.Reason),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static TimerCaseState Evolve(TimerCaseState timer, TimerCaseEvent happened) =>
        happened switch
        {
            TimerRetried e => new TimerCaseState { Timer = e.Timer, Act = TimerAct.Retried, By = e.By, Reason = e.Reason, At = e.At },
            TimerWasLetGo e => new TimerCaseState { Timer = e.Timer, Act = TimerAct.LetGo, By = e.By, Reason = e.Reason, At = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };
}

/// <summary>What was done last. What was done before is in the events.</summary>
[GenerateSerializer, Immutable, Alias("timer-case.state")]
internal sealed record TimerCaseState
{
    [Id(0)]
    public TimerRef? Timer { get; init; }

    [Id(1)]
    public TimerAct Act { get; init; }

    [Id(2)]
    public Guid By { get; init; }

    [Id(3)]
    public string Reason { get; init; } = string.Empty;

    [Id(4)]
    public DateTimeOffset At { get; init; }
}

namespace Marketplace.Scheduling;

/// <summary>A timer as its row says.</summary>
internal sealed record TimerRow(
    Guid Id,
    string Stream,
    string Name,
    DateTimeOffset At,
    int Attempts,
    DateTimeOffset? NextTry,
    DateTimeOffset? ParkedAt,
    DateTimeOffset? LetGoAt,
    string? Error)
{
    public TimerState StateAt(DateTimeOffset lateSince) =>
        LetGoAt is not null ? TimerState.LetGo
        : ParkedAt is not null ? TimerState.Parked
        : Attempts > 0 ? TimerState.Retried
        : At <= lateSince ? TimerState.Late
        : TimerState.Pending;
}

/// <summary>A timer in the operators' queue.</summary>
/// <param name="Id">Names it in the queue.</param>
/// <param name="Kind">What it belongs to: `booking`, `payment`, `review`.</param>
/// <param name="Subject">Which one, where it has an id of its own.</param>
/// <param name="Name">What it is for.</param>
/// <param name="At">When it was due.</param>
/// <param name="State">`late`, `retried`, `parked` or `let_go`.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
/// <param name="NextTry">Not tried again before.</param>
/// <param name="ParkedAt">Since when it is not tried any more.</param>
/// <param name="Error">What went wrong at the last try.</param>
internal sealed record TimerItem(
    Guid Id,
    string Kind,
    Guid? Subject,
    string Name,
    DateTimeOffset At,
    TimerState State,
    int Attempts,
    DateTimeOffset? NextTry,
    DateTimeOffset? ParkedAt,
    string? Error)
{
    public static TimerItem Of(TimerRow row, DateTimeOffset lateSince)
    {
        var stream = GrainId.Parse(row.Stream);
        return new TimerItem(
            row.Id,
            stream.Type.ToString()!,
            stream.TryGetGuidKey(out var subject, out _) ? subject : null,
            row.Name,
            row.At,
            row.StateAt(lateSince),
            row.Attempts,
            row.NextTry,
            row.ParkedAt,
            row.Error);
    }
}

/// <param name="Reason">Why; kept with what was done.</param>
internal sealed record TimerActRequest(string? Reason);

/// <summary>What was done about a timer.</summary>
internal sealed record TimerDecisionBody(Guid Id, string Name, DateTimeOffset At, TimerAct Act, string Reason, Guid By, DateTimeOffset DoneAt)
{
    public static TimerDecisionBody Of(TimerCaseView view) =>
        new(view.Id, view.Timer.Name, view.Timer.At, view.Act, view.Reason, view.By, view.At);
}
